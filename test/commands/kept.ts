import type { CaseDraft } from '../../src/ports/cases.ts'
import type { AnswerRecord } from '../../src/ports/conversations.ts'

/** Things to keep, for processes that run without vitest too. */
export const draft = (changes: Partial<CaseDraft> = {}): CaseDraft => ({
  reply: 'phone',
  consent: { wording: '我同意回电话。', at: 1, contact: true, health: false },
  ...changes,
})

export const answer = (id: string, changes: Partial<AnswerRecord> = {}): AnswerRecord => ({
  id,
  at: Date.now(),
  channel: 'api',
  question: `问题${id}`,
  context: [],
  today: '2026-01-31',
  versions: { corpus: 'abc' },
  status: 'answered',
  completeness: 'whole',
  text: '一级、二级残疾人可以领。',
  citations: [],
  notices: [],
  contacts: [],
  confidence: 0.5,
  ...changes,
})
