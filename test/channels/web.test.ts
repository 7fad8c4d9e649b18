import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/answer/answer.ts'
import { SUMMARISED } from '../../src/answer/wording.ts'
import { codeWords, shorten, validityWords } from '../../src/channels/web/words.ts'
import { answerOf } from '../fixtures/services.ts'
import { testApp } from '../fixtures/app.ts'

const page = async (path: string, status = 200) => {
  const res = await testApp().app.request(path)
  expect(res.status).toBe(status)
  return res.text()
}
/** Of what stands between the head and the foot that all pages share, unless `whole`. */
const headings = (html: string, whole = false) =>
  [...(whole ? html : html.slice(0, html.indexOf('<footer>'))).matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs)].map(
    (m) => `${m[1]} ${(m[2] ?? '').replace(/<[^>]+>|\s+/g, '')}`,
  )

describe.each([
  '/',
  '/?q=护理补贴谁能领',
  '/?q=',
  '/clauses/plan.f1',
  '/documents',
  '/documents/plan',
  '/about',
  '/nowhere',
])('page %s', (path) => {
  it('has a language, a title, one h1, landmarks, a skip link first, people to call, and no script', async () => {
    const html = await (await testApp().app.request(path)).text()
    expect(html).toMatch(/^<!doctype html>\s*<html\s+lang="zh-CN"/)
    expect(html).toMatch(/<title>[^<]+ – 听政<\/title>/)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toMatch(/<body>\s*<header>\s*<a class="skip" href="#[^"]+">跳到/)
    for (const landmark of ['<header>', '<nav aria-label=', '<main ', '<footer>'])
      expect(html).toContain(landmark)
    expect(html).toContain('href="tel:12385"')
    expect(html).not.toMatch(/<script(?!\s+src="\/script\/)|javascript:|\son\w+=|style=|undefined|\[object/)
  })

  it('skips no level of headings, has no two equal, and no id twice', async () => {
    const html = await (await testApp().app.request(path)).text()
    const levels = headings(html, true).map((h) => Number(h[0]))
    levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1))
    expect(new Set(headings(html, true)).size).toBe(levels.length)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('GET /?q=', () => {
  it('puts answer, notices, contacts and sources under their headings, and the box after them', async () => {
    const html = await page('/?q=护理补贴谁能领')
    expect(headings(html)).toEqual([
      '1 您问：护理补贴谁能领',
      '2 回答',
      '2 注意',
      '2 可以找谁',
      '2 出处',
      '3 1.吉林省《吉林省推进基本公共服务均等化“十三五”规划》，第八章残疾人服务，附件：服务清单，重度残疾人护理补贴',
      '2 接着问',
    ])
    expect(html).toContain('<blockquote cite="/clauses/plan.f1">')
    expect(html).toContain('已经过期：期限到2020年12月31日为止')
    expect(html).toContain('<title>回答：护理补贴谁能领 – 听政</title>')
  })

  it('says once, beside the answer, that a model shortened it', async () => {
    const summary = { by: 'model', model: 'qwen', promptVersion: 'answer-1' } as const
    const by = (q: Question) => {
      const { answer, notices, ...rest } = answerOf(q)
      return { ...rest, answer: `${answer}\n${SUMMARISED}`, notices: [...notices, SUMMARISED], summary }
    }
    const { app } = testApp({ ask: (q) => Promise.resolve(by(q)) })
    const html = await (await app.request('/?q=护理补贴谁能领')).text()
    expect(html.split('AI')).toHaveLength(2)
    expect(html).toContain('以上由 AI 概括，请以下面的原文为准。')
    expect(await page('/?q=护理补贴谁能领')).not.toContain('AI')
  })

  it('shows on a clause’s page how others ask: many behind a summary, misheard ones never', async () => {
    const many = await page('/clauses/plan.f1')
    expect(headings(many)).toContain('2 别人也这样问')
    expect(many).toMatch(/<details>\s*<summary>看 5 种问法<\/summary>/)
    expect(many).toContain('<li>俺妈瘫炕上了，&lt;b&gt;有人管&lt;/b&gt;没</li>')
    expect(many).not.toContain('护理不贴')
    const one = await page('/clauses/plan.f2')
    expect(one).toMatch(/<h2 id="asked">别人也这样问<\/h2>\s*<ul>\s*<li>生活补贴发给谁？<\/li>/)
    expect(await page('/clauses/plan.1')).not.toContain('别人也这样问')
  })

  it('reads each notice once', async () => {
    expect((await page('/?q=护理补贴谁能领')).split('这份规划已经到期。')).toHaveLength(2)
  })

  it('asks with the region chosen and shows it chosen', async () => {
    const asked: Question[] = []
    const { app } = testApp({ ask: (q) => (asked.push(q), Promise.resolve(answerOf(q))) })
    const html = await (await app.request('/?q=问&region=长春市')).text()
    expect(asked).toEqual([{ question: '问', region: '长春市', channel: 'web' }])
    expect(html).toMatch(/<option value="长春市" selected>/)
  })

  it('gives back what was typed with an error tied to the box', async () => {
    const long = '长'.repeat(501)
    const html = await page(`/?q=${long}`, 400)
    expect(html).toContain(long)
    expect(html).toContain('aria-describedby="q-error q-hint"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('您写了 501 个字')
    expect(await page('/?q=', 400)).toContain('您还没有写问题')
    expect(html).toContain('<title>错误：')
  })

  it('opens a clause by its spoken code', async () => {
    const res = await testApp().app.request('/?q=100 0027')
    expect([res.status, res.headers.get('location')]).toEqual([303, '/clauses/plan.f1'])
  })

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</textarea><script>1</script>',
    '&lt;',
  ])('shows %s as text', async (question) => {
    const html = await page(`/?q=${encodeURIComponent(question)}`)
    expect(html).not.toMatch(/<script>|<img/)
  })

  it('keeps an answer out of caches and search engines', async () => {
    const res = await testApp().app.request('/?q=问')
    expect(res.headers.get('cache-control')).toBe('no-store')
    expect(await res.text()).toContain('<meta name="robots" content="noindex"')
  })
})

describe('GET /clauses', () => {
  it('tells a row cell by cell, with what governs it, its source and its code', async () => {
    const html = await page('/clauses/1000027')
    expect(html).toMatch(/<dt>服务项目<\/dt>\s*<dd>重度残疾人护理补贴<\/dd>/)
    expect(html).toContain('注：列第一位者为牵头单位。')
    expect(html).toContain('1 0 0\u30000 0 2 7')
    expect(html).toContain('href="/documents/plan#plan.f1"')
    expect(html).toContain('<link rel="canonical" href="/clauses/plan.f1"')
  })

  it('explains a term by the clause that defines it', async () => {
    expect(headings(await page('/clauses/plan.8-1'))).toContain('3 “一类人员”是什么')
  })

  it('says in plain words that there is none', async () => {
    expect(await page('/clauses/nothing', 404)).toContain('没有这一条')
  })
})

describe('GET /documents', () => {
  it('lists every document, escaped', async () => {
    const html = await page('/documents')
    expect(html).toContain('同江市&lt;b&gt;残疾人&lt;/b&gt;小康意见')
    expect(html).toContain('href="/documents/plan"')
  })

  it('shows a document by its headings, rows of one table in one table, each clause anchored', async () => {
    const html = await page('/documents/plan')
    expect(headings(html).slice(1)).toEqual(['2 第八章残疾人服务', '3 附件：服务清单'])
    expect(html.match(/<table>/g)).toHaveLength(1)
    expect(html).toMatch(/<caption>\s*<a href="#plan.f1">附件：服务清单<\/a>\s*<\/caption>/)
    expect(html).toMatch(/<tr id="plan.f2">\s*<th scope="row">困难残疾人生活补贴<\/th>/)
    expect(html).toContain('<div id="plan.note" class="note">')
  })
})

describe('words', () => {
  it('say what the records hold', () => {
    expect(validityWords({ status: 'in_force', to: '2030-12-31' })).toBe('还在期限里：到2030年12月31日为止。')
    expect(validityWords({ status: 'unknown' })).toContain('没有写明')
    expect(codeWords('1234567')).toBe('1 2 3\u30004 5 6 7')
    expect(shorten('𠮷𠮷𠮷', 2)).toBe('𠮷…')
  })
})
