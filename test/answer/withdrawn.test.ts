import { expect, it } from 'vitest'
import { realPipeline } from './service.ts'

const ASKED = '重度残疾人护理补贴谁能领'
const TODAY = '2026-11-25'

it('nothing is told of a withdrawn clause, and nothing else in its place', async () => {
  const before = await (await realPipeline(TODAY)).ask({ question: ASKED })
  const [first] = before.citations
  expect(before.status).toBe('answered')
  const withdrawn = new Set([first?.clauseId ?? ''])
  const pipeline = await realPipeline(TODAY, { withdrawn })
  const after = await pipeline.ask({ question: ASKED })
  expect(after).toMatchObject({ status: 'no_answer', reason: 'withdrawn', citations: [] })
  expect(after.answer).toContain('撤回')
  expect(after.contacts.length).toBeGreaterThan(0)
  const other = await pipeline.ask({ question: '残疾人家庭无障碍改造' })
  expect(other.citations.map(({ clauseId }) => clauseId)).not.toContain(first?.clauseId)
  expect(other.status).toBe('answered')
})
