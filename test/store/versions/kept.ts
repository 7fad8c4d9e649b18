import type { CaseDraft } from '../../../src/ports/cases.ts'
import type { CallTurn } from '../../../src/ports/calls.ts'
import type { AnswerRecord } from '../../../src/ports/conversations.ts'
import type { TranscriptDraft } from '../../../src/ports/transcripts.ts'

/** What every version was given to keep. */
export const NOW = Date.UTC(2026, 0, 31)
export const PHONE = Uint8Array.of(1, 0, 255, 7)
export const TOKEN = 'token-of-the-receipt'
export const ASKED = { scope: 'handoff', key: 'k', request: 'r' }

export const ANSWER: AnswerRecord = {
  id: 'old',
  at: NOW,
  channel: 'web',
  conversation: 'c1',
  question: '我的电话是〔电话〕，护理补贴谁能领？',
  context: ['前面的问题'],
  region: '吉林省',
  today: '2026-01-31',
  versions: { corpus: 'abc', ranker: 'def' },
  status: 'answered',
  completeness: 'whole',
  text: '一级、二级残疾人可以领。“这样写”',
  citations: [{ clauseId: 'plan.f1', quote: '一级、二级' }],
  notices: ['已经到期。'],
  contacts: [{ name: '民政厅' }],
  confidence: 0.8125,
}

export const CALL: CaseDraft = {
  reply: 'phone',
  consent: { wording: '我同意用这个号码给我回电话。', at: NOW, contact: true, health: true },
  reason: 'own_case',
  region: '吉林省',
  answerId: ANSWER.id,
  conversation: 'c1',
  note: '请下午打',
}

export const PHONE_CALL = { key: 'call', dialect: 'twiml', demo: false, caller: 'digest' }
export const PHONE_TURN: CallTurn = {
  n: 0,
  at: NOW,
  event: 'start',
  said: [{ text: '您好。', cite: 'plan.f1' }],
  state: { state: 'question' },
  reply: '<Response/>',
}

export const HEARD: TranscriptDraft = {
  stream: '',
  place: { line: 3 },
  at: NOW,
  who: 'caller',
  text: '还要带什么',
}
