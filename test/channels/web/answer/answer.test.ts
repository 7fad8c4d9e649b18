import { describe, expect, it } from 'vitest'
import type { Answer, Question } from '../../../../src/answer/answer.ts'
import { tellRow } from '../../../../src/answer/telling.ts'
import { TERMS } from '../../../../src/channels/web/answer/terms.ts'
import { CLAUSES, answerOf } from '../../../fixtures/services.ts'
import { testApp } from '../../../fixtures/app.ts'

/** The page of an answer that differs from the usual one. */
async function pageOf(changes: Partial<Answer>, path = '/?q=护理补贴谁能领') {
  const ask = (question: Question) => Promise.resolve({ ...answerOf(question), ...changes })
  const store = () => Promise.reject(new Error('a store that cannot be opened'))
  return (await testApp({ ask, store }).app.request(path)).text()
}
const row = CLAUSES.find(({ id }) => id === 'plan.f1') ?? CLAUSES[0]

describe('an answer', () => {
  it('shows a told row by its parts, with the words of the row and nothing else', async () => {
    if (!row) throw new Error('no row')
    const html = await pageOf({
      answer: `这份规划已经到期。当时写的是：\n${tellRow(row, { facets: [], leads: true })}`,
    })
    // One part alone is read as a sentence.
    expect(html).toContain('<p>重度残疾人护理补贴，服务对象是残疾等级为一级、二级的残疾人。</p>')
    expect(html).toMatch(/<p class="lead warn">这份规划已经到期。当时写的是：<\/p>/)
  })

  it('puts the name of each of two places over what it says', async () => {
    const html = await pageOf({ answer: '吉林省：每月80元。\n同江市：另有规定。', notices: [] })
    expect(html).toMatch(
      /<p class="subject">吉林省<\/p>\s*<p>每月80元。<\/p>\s*<p class="subject">同江市<\/p>\s*<p>另有规定。/,
    )
  })

  it('says what it leaves out, which notices there are and where it holds', async () => {
    const html = await pageOf({
      completeness: 'partial',
      answer: '可以领。\n您还问的另一件事，公报里没有写，请问12385。\n出处：《规划》，管吉林省。',
      notices: ['您还问的另一件事，公报里没有写，请问12385。', '出处：《规划》，管吉林省。'],
    })
    expect(html).toContain('这里只回答了一部分')
    expect(html).toMatch(
      /<h2 id="notices">注意<\/h2>\s*<ul>\s*<li>您还问的另一件事，公报里没有写，请问12385。<\/li>\s*<\/ul>/,
    )
    expect(html).toMatch(
      /<h2 id="sources">出处<\/h2>\s*<ol class="sources">\s*<li>\s*<h3>\s*<a[^>]*>1. 吉林省《/,
    )
  })

  it('names what is near as near, where nothing answers', async () => {
    const html = await pageOf({
      status: 'no_answer',
      reason: 'not_in_documents',
      answer: '公报没有写。',
      notices: [],
    })
    expect(html).toContain('<h2 id="further">最接近的条文</h2>')
    expect(html).toContain('它们没有直接回答您的问题。')
    expect(html).not.toContain('id="sources"')
    expect(html).not.toContain('请以原文为准')
  })

  it('asks back with buttons that ask the same for each place', async () => {
    const html = await pageOf({
      status: 'clarify',
      answer: '您在吉林省，还是在同江市？两边的规定不一样。',
      citations: [],
      notices: [],
    })
    const form =
      /<form method="post" action="\/c"[^>]*aria-label="选一个地区">.*?<\/form>/s.exec(html)?.[0] ?? ''
    expect(form).toContain('name="q" value="护理补贴谁能领"')
    expect(form.match(/<button type="submit" name="region" value="(吉林省|同江市)">/g)).toHaveLength(2)
    expect(html).toContain('<title>请您选一个：护理补贴谁能领')
  })

  it('explains words of offices in one plain sentence, a link away from where they are used', async () => {
    const html = await pageOf({ answer: '“十三五”时期，残联是牵头单位。', notices: [] })
    expect(html).toMatch(/data-answer.*<a class="action" href="#terms">看词语的意思<\/a>/s)
    const terms = /<section id="terms".*?<\/section>/s.exec(html)?.[0] ?? ''
    expect([...terms.matchAll(/<dt>([^<]+)/g)].map(([, word]) => word)).toEqual([
      '“十三五”',
      '残联',
      '牵头单位',
    ])
    expect(await pageOf({ answer: '可以领。' })).not.toContain('#terms')
    for (const [, meaning] of TERMS) expect([...meaning].length, meaning).toBeLessThanOrEqual(25)
  })

  it('calls no two sources the same', async () => {
    const [first] = answerOf({ question: '' }).citations
    if (!first) throw new Error('no citation')
    const cite = (clauseId: string) => ({ ...first, clauseId, url: `/clauses/${clauseId}` })
    const html = await pageOf({ citations: ['plan.f1', 'plan.f2'].map(cite) })
    const names = [...html.matchAll(/<a\s+href="\/clauses\/[^>]*>([^<]*)</g)].map(([, name]) => name)
    expect(names).toHaveLength(2)
    expect(new Set(names).size).toBe(2)
    expect(names[1]).toMatch(/困难残疾人生活补贴$/)
  })

  it('leads to feedback, to a person and back to itself', async () => {
    const html = await pageOf({}, '/?q=护理补贴谁能领&view=large')
    expect(html).toMatch(/<form method="post" action="\/feedback\?view=large"/)
    expect(html).toMatch(/name="answerId" value="a1"/)
    const person = /href="(\/person\?answer=[^"]+)">请人回答这个问题/.exec(html)?.[1] ?? ''
    const query = new URL(person.replaceAll('&amp;', '&'), 'http://x').searchParams
    expect(query.get('answer')).toBe('a1')
    expect(decodeURIComponent(query.get('back') ?? '')).toBe('/?q=护理补贴谁能领')
  })

  it('carries what scripts look for', async () => {
    const html = await pageOf({})
    expect(html).toContain('<div class="answer" data-answer data-spoken="一级、二级残疾人可以领。">')
    expect(html).toContain('<h2 id="answer" tabindex="-1">')
    expect(html).toContain('data-most="500"')
  })
})
