import { describe, expect, it } from 'vitest'
import { readCorrections } from '../../../../src/corpus/corrections.ts'
import { testApp } from '../../../fixtures/app.ts'

const DATA = {
  since: '2026-11-25',
  corrections: [
    {
      id: '2026-1',
      on: '2026-11-26',
      kind: 'withdrawn',
      title: '生活<补贴>',
      was: '说成 50 元 & 更多。',
      now: '公报没有写数额。',
      source: '读者来信',
      clauses: ['plan.f2'],
    },
    { id: '2026-2', on: '2026-12-01', kind: 'corrected', title: '二', was: '一', now: '二', source: '三' },
  ],
}
const corrections = readCorrections(DATA, () => true)
const { app: pages } = testApp({ corrections }, { PUBLIC_ORIGIN: 'https://example.cn' })
const text = async (path: string) => (await pages.request(path)).text()

describe('corrections', () => {
  it('are a page that says what was told, what holds, and how to report another', async () => {
    const html = await text('/corrections')
    expect(html.indexOf('2026年12月1日更正：二')).toBeLessThan(
      html.indexOf('2026年11月26日撤回：生活&lt;补贴&gt;'),
    )
    expect(html).toContain('href="/clauses/plan.f2"')
    expect(html).toContain('按“没帮助”')
    expect(html).toContain('tel:12385')
  })

  it('are an Atom feed with the same', async () => {
    const response = await pages.request('/corrections.xml')
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const xml = await response.text()
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?>\s*<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/,
    )
    expect(xml.match(/<updated>[^<]*/g)).toEqual([
      '<updated>2026-12-01T00:00:00+08:00',
      '<updated>2026-12-01T00:00:00+08:00',
      '<updated>2026-11-26T00:00:00+08:00',
    ])
    expect(xml).toContain('<id>https://example.cn/corrections#2026-1</id>')
    expect(xml).toContain('说成 50 元 &amp; 更多。')
    expect(xml).not.toContain('<补贴>')
  })

  it('say so when there were none, and the feed is a feed all the same', async () => {
    const { app } = testApp()
    expect(await (await app.request('/corrections')).text()).toContain('没有更正，也没有撤回')
    const xml = await (await app.request('/corrections.xml')).text()
    expect(xml).toMatch(/<updated>2026-11-25T00:00:00\+08:00<\/updated>/)
    expect(xml).not.toContain('<entry>')
  })

  it('stand on the page of their clause, and go with it', async () => {
    const html = await text('/clauses/plan.f2')
    expect(html).toContain('<a href="/corrections#2026-1">撤回，生活&lt;补贴&gt;</a>')
    expect(await text('/clauses/plan.f1')).not.toContain('/corrections#')
    expect(await text('/take/text?clause=plan.f2')).toContain(
      '2026年11月26日更正过我们的话：生活<补贴>。公报没有写数额。',
    )
  })
})
