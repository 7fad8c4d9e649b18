import { describe, expect, it } from 'vitest'
import { playedWhole } from '../../../../src/channels/voice/dialects/played.ts'
import type { CallEvent } from '../../../../src/voice/turn.ts'

/** Three segments of nine characters: three seconds each at 180 a minute. */
const SAY = ['护理补贴谁能领啊问。', '护理补贴谁能领啊问。', '护理补贴谁能领啊问。'].map((text) => ({ text }))
const KEY: CallEvent = { kind: 'key', keys: '5' }
const heard = (ms: number, event: CallEvent = KEY, rate?: 140 | 180 | 220) =>
  playedWhole(SAY, { rate, ms, event })

describe('how much was heard', () => {
  it('is reckoned from the time, rather too little than too much', () => {
    expect([0, 2000, 3500, 3800, 6900, 7200, 10_200, 10_400].map((ms) => heard(ms))).toEqual([
      0, 0, 0, 1, 1, 2, 2, 3,
    ])
    expect(heard(60_000)).toBe(3)
  })

  it('goes with the pace', () => {
    expect(heard(3800, KEY, 140)).toBe(0)
    expect(heard(3300, KEY, 220)).toBe(1)
  })

  it('leaves out the time in which the caller spoke', () => {
    const speech: CallEvent = { kind: 'speech', text: '等一下' }
    expect(heard(3800, speech)).toBe(0)
    expect(heard(3800 + 750 + 1500, speech)).toBe(1)
  })

  it('is everything where nobody interrupted, and nothing to tell of other events', () => {
    for (const kind of ['silence', 'start', 'failed', 'hangup'] as const)
      expect(heard(3800, { kind })).toBeUndefined()
    expect(playedWhole([], { rate: 180, ms: 10, event: KEY })).toBe(0)
  })
})
