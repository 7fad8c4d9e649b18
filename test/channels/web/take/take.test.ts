import { describe, expect, it } from 'vitest'
import { SUMMARISED } from '../../../../src/answer/wording.ts'
import { HEIGHT, WIDTH } from '../../../../src/braille/sheet.ts'
import { PortError } from '../../../../src/errors.ts'
import type { Services } from '../../../../src/services.ts'
import { testApp } from '../../../fixtures/app.ts'
import { answerOf } from '../../../fixtures/services.ts'
import { testKeeping } from '../../../fixtures/store.ts'

/** A table of its own for the tests: a cell for every character, so that what goes in can be told from what comes out. */
const braille: Services['braille'] & object = {
  name: 'test',
  cells: (lines) =>
    Promise.resolve(lines.map((line) => line.replace(/[^\s\u2800-\u283f]/g, '⠿').replaceAll(' ', '\u2800'))),
}

async function answered() {
  const made = await testKeeping()
  const { id } = await made.asked('护理补贴谁能领', { region: '吉林省' })
  const get = (form: string) => made.app.request(`/take${form}?answer=${id}`)
  return { ...made, id, get }
}
const clause = (form: string, changes: Partial<Services> = {}) =>
  testApp(changes, { PUBLIC_ORIGIN: 'https://example.cn' }).app.request(`/take${form}?clause=plan.f1`)

describe('taking an answer away', () => {
  it('offers what there are engines for, and the way back', async () => {
    const { get, app, id } = await answered()
    const html = await (await get('')).text()
    for (const form of ['print', 'large', 'text']) expect(html).toContain(`href="/take/${form}?answer=`)
    expect(html).not.toMatch(/\/take\/(audio|braille)/)
    expect(html).toContain(`href="/?q=${encodeURIComponent('护理补贴谁能领')}&amp;region=`)
    const there = await (await app.request(`/take?answer=${id}&back=%2Fc%2F0`)).text()
    expect(there).toContain('href="/c/0"')
    expect(there).toContain('back=%2Fc%2F0">打印')
    expect(await (await app.request(`/take?answer=${id}&back=%2F%2Fexample.com`)).text()).not.toContain(
      'example.com"',
    )
    const speech = { out: { name: 'x', speak: () => Promise.reject(new Error()) } }
    const all = await (await clause('', { braille, speech })).text()
    for (const form of ['audio', 'braille', 'braille-unicode']) expect(all).toContain(`/take/${form}?clause=`)
    expect(all).toContain('没有经过盲人校对')
    expect(all).toContain('href="/clauses/plan.f1"')
  })

  it.each(['', '/print', '/large', '/text', '/audio', '/braille', '/braille-unicode'])(
    'needs an id that was given: %s',
    async (form) => {
      const { app } = await answered()
      for (const query of ['', `?answer=${crypto.randomUUID()}`, '?answer=', '?clause=none', '?q=护理补贴'])
        expect((await app.request(`/take${form}${query}`)).status).toBe(404)
    },
  )

  it('keeps its own engines’ absence to a 404', async () => {
    const { get } = await answered()
    for (const form of ['/audio', '/braille', '/braille-unicode']) expect((await get(form)).status).toBe(404)
  })

  it('prints answer, notices, contacts and the clause’s own words, and when it was', async () => {
    const { get } = await answered()
    const html = await (await get('/print')).text()
    const told = [
      '残疾等级为一级',
      '这份规划已经到期',
      '民政厅',
      '原文',
      '吉政办发〔2017〕52号',
      '口述编号',
      '2026年1月31日',
    ]
    for (const text of told) expect(html).toContain(text)
    expect(html).toContain('<article class="paper">')
    expect(html).toMatch(/class="no-print">\s*<p>按 Ctrl/)
    expect(await (await get('/large')).text()).toContain('<article class="paper large">')
  })

  it('is plain text that any editor shows, for oneself alone', async () => {
    const { get } = await answered()
    const response = await get('/text')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="answer.txt"')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const text = await response.text()
    expect(text.startsWith('您问：护理补贴谁能领\r\n\r\n回答\r\n')).toBe(true)
    expect(text).not.toMatch(/[^\r]\n|[<>*#_]/)
    expect(text).toContain('这是程序按后面的原文整理的')
  })

  it('never hides that a model put it in words: text, paper and sound say so first', async () => {
    const said: string[] = []
    const speak = (text: string) => {
      said.push(text)
      return Promise.resolve({ bytes: new ArrayBuffer(4), type: 'audio/mpeg' })
    }
    const made = await testKeeping()
    const answer = answerOf({ question: '护理补贴谁能领' })
    const record = {
      ...answer,
      at: Date.now(),
      channel: 'web',
      context: [],
      question: '护理补贴谁能领',
      today: '2026-01-31',
      versions: {},
      text: `${answer.answer}\n${SUMMARISED}`,
      notices: [...answer.notices, SUMMARISED],
    }
    await made.store.answers.add(record)
    const { app } = testApp({
      store: () => Promise.resolve(made.store),
      speech: { out: { name: 'x', speak } },
    })
    const get = async (form: string) => app.request(`/take${form}?answer=${answer.id}`)
    expect(await (await get('/text')).text()).toMatch(/回答\r\n以下由 AI 概括/)
    expect(await (await get('/print')).text()).toContain('以下由 AI 概括')
    const sound = await get('/audio')
    expect(said[0]).toMatch(/^下面的声音由人工智能合成。下面的话由人工智能概括/)
    const file = new TextDecoder().decode(await sound.arrayBuffer())
    expect(file).toMatch(/^ID3/)
    expect(file).toContain(`"AIGC":{"Label":"1","ContentProducer":"听政","ProduceID":"${answer.id}"}`)
    expect(sound.headers.get('content-disposition')).toContain('answer.mp3')
  })
})

describe('taking a clause away', () => {
  it('has its words, what governs it, validity, source and address', async () => {
    const text = await (await clause('/text')).text()
    const told = [
      '服务对象：残疾等级为一级、二级的残疾人',
      '列第一位者为牵头单位',
      '已经过期',
      '第 6 页',
      '1 0 0　0 0 2 7',
    ]
    for (const words of told) expect(text).toContain(words)
    expect(text).toContain('网址：https://example.cn/clauses/plan.f1')
    expect((await clause('/text')).headers.get('content-disposition')).toContain('clause-1000027.txt')
  })

  it('is BRF of 40 by 25, and the same as Unicode', async () => {
    const response = await clause('/braille', { braille })
    expect(response.headers.get('content-disposition')).toContain('clause-1000027.brf')
    const sheets = (await response.text()).split('\f').slice(0, -1)
    expect(sheets.length).toBeGreaterThan(0)
    for (const sheet of sheets) {
      const lines = sheet.split('\r\n').slice(0, -1)
      expect(lines).toHaveLength(HEIGHT)
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(WIDTH)
    }
    const cells = await (await clause('/braille-unicode', { braille })).text()
    expect(cells).toMatch(/^[\u2800-\u283f\n]+$/)
    expect(cells).toContain('⠼⠃⠚⠁⠛')
  })

  it('says 503 in words when an engine fails, and tells nothing of the inside', async () => {
    const broken = {
      name: 'x',
      cells: () => Promise.reject(new PortError('braille', '秘密', { retryable: true })),
    }
    const mute = {
      out: {
        name: 'x',
        speak: () => Promise.reject(new PortError('speech-out', '秘密', { retryable: true })),
      },
    }
    for (const [form, changes] of [
      ['/braille', { braille: broken }],
      ['/audio', { speech: mute }],
    ] as const) {
      const response = await clause(form, changes)
      expect(response.status).toBe(503)
      expect(await response.text()).not.toContain('秘密')
    }
  })
})
