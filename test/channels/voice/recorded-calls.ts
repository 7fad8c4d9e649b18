export interface Act {
  key?: string
  say?: string
  silence?: true
  dialled?: string
  /** Breaks in so many seconds after the hotline began to speak. */
  after?: number
}

export interface Recorded {
  name: string
  /** When it begins, in China. */
  at: string
  acts: Act[]
}

/** What the callers of the recorded calls do. */
export const CALLS: Recorded[] = [
  {
    name: '1-question-and-source',
    at: '2026-01-28T09:30',
    acts: [
      { say: '重度残疾人护理补贴谁能领' },
      { key: '2', after: 22 },
      { say: '嗯', after: 12 },
      { key: '6' },
      { key: '7' },
      { key: '7' },
      { say: '再见' },
      { key: '1' },
    ],
  },
  {
    name: '2-call-back-off-hours',
    at: '2026-01-31T20:15',
    acts: [
      { say: '我想知道上海市的补贴' },
      { key: '0' },
      { key: '1' },
      { key: '1' },
      { key: '1' },
      { say: '没有了，再见' },
    ],
  },
  {
    name: '3-silence-keys-and-a-busy-person',
    at: '2026-01-28T14:10',
    acts: [
      { silence: true },
      { key: '*' },
      { key: '1' },
      { key: '5' },
      { key: '0' },
      { dialled: 'busy' },
      { key: '1' },
      { key: '3' },
      { key: '1' },
      { key: '1' },
    ],
  },
]
