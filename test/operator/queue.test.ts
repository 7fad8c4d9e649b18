import { describe, expect, it } from 'vitest'
import { queueOf } from '../../src/operator/queue.ts'
import type { CaseRecord } from '../../src/ports/cases.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 0, 31)
const waiting = (number: string, reply: CaseRecord['reply'], hours: number): CaseRecord => ({
  number,
  reply,
  status: 'open',
  openedAt: NOW - hours * HOUR,
  changedAt: NOW,
  callable: false,
  consent: { wording: '', at: NOW, contact: true, health: false },
})

describe('the queue', () => {
  it('puts first what is overdue, then what is due soonest, not what is oldest', () => {
    const cases = [waiting('1', 'text', 60), waiting('2', 'phone', 25), waiting('3', 'phone', 5)]
    expect(queueOf(cases, NOW).map(({ found, overdue }) => [found.number, overdue])).toEqual([
      ['2', true],
      ['1', false],
      ['3', false],
    ])
  })
})
