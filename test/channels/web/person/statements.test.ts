import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { TRIED } from '../../../../src/channels/web/person/tried.ts'
import { testApp } from '../../../fixtures/app.ts'
import { KEYS, testKeeping } from '../../../fixtures/store.ts'

const page = async (path: string, env: Record<string, string> = {}) =>
  (await testApp({}, env).app.request(path)).text()

describe('/about', () => {
  it('tells how long things are kept as it is set, and as editors changed it', async () => {
    const { app, store } = await testKeeping(KEYS)
    const told = async () => (await app.request('/about')).text()
    const first = await told()
    for (const span of [
      '一次对话：最后一句以后 20 小时',
      '问题和回答：180 天',
      '请人回答的留言：办完以后 180 天',
      '评价：365 天',
    ])
      expect(first).toContain(span)
    await store.settings.write('retention', { answers: 240, feedback: 'x' }, { version: 0, actor: 'test' })
    const then = await told()
    expect(then).toContain('问题和回答：10 天')
    expect(then).toContain('评价：365 天')
  })

  it('says of AI what holds here, not what may be elsewhere', async () => {
    expect(await page('/about')).toContain('现在没有用语言模型')
    expect(await page('/about', { EMBEDDER: 'none' })).not.toContain('AI 模型')
    const model = {
      CHAT_BASE_URL: 'http://127.0.0.1:9/v1',
      CHAT_MODEL: 'qwen3',
      TTS_URL: 'http://127.0.0.1:9',
    }
    const html = await page('/about', model)
    expect(html).toContain('语言模型（qwen3）')
    expect(html).toContain('声音是 AI 合成的')
    expect(html).not.toContain('没有用语言模型')
  })

  it('counts its documents, and leads to the score, the corrections and the statement', async () => {
    const html = await page('/about', { RATE_LIMIT: '30' })
    expect(html).toContain('2 份文件')
    expect(html).toContain('吉林省、同江市')
    expect(html).toContain('最多问 30 次')
    for (const path of ['/score', '/corrections', '/accessibility', '/person'])
      expect(html).toContain(`href="${path}"`)
  })
})

describe('/accessibility', () => {
  it('names standards, date, gaps and contact, and what no person has tried', async () => {
    const html = await page('/accessibility')
    for (const text of [
      'GB/T 37668—2019',
      'WCAG 2.2',
      '第三十二条',
      '2026年11月25日',
      '知道的不足',
      'href="/person"',
      'tel:12385',
    ])
      expect(html).toContain(text)
    for (const reader of ['NVDA', '争渡', '阳光', 'TalkBack', 'VoiceOver', '盲文'])
      expect(TRIED.find((tried) => tried.with.includes(reader))?.by, reader).toBe('nobody')
    expect(html.match(/<strong>未经真人测试<\/strong>/g)).toHaveLength(
      TRIED.filter(({ by }) => by === 'nobody').length,
    )
  })

  it('says that Orca is driven only as long as there is what drives it', () => {
    expect(TRIED.some((tried) => tried.with.startsWith('Orca'))).toBe(existsSync('test/screen-reader/orca'))
  })

  it('names the checkers in the versions that are used', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>
    }
    const names = {
      'axe-core': 'axe-core',
      'IBM Equal Access': 'accessibility-checker-engine',
      'html-validate': 'html-validate',
      虚拟读屏: '@guidepup/virtual-screen-reader',
    }
    for (const [name, dependency] of Object.entries(names))
      expect(TRIED.map((tried) => tried.with)).toContain(`${name} ${devDependencies[dependency]}`)
  })
})
