import { beforeAll, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { findStumbles } from '../../src/speech/gate.ts'
import { withoutMemory } from '../../src/voice/call.ts'
import { HOTLINE } from '../../src/voice/settings.ts'
import { newCall } from '../../src/voice/step.ts'
import { realPipeline } from '../answer/service.ts'
import { world } from './caller.ts'
import { arrive, ASKED, INPUTS } from './graph.ts'

const answers: Record<string, Answer> = {}
beforeAll(async () => {
  const pipeline = await realPipeline('2026-11-25')
  for (const question of ASKED) answers[question] = await pipeline.ask({ question, channel: 'voice' })
}, 120_000)

/** mulberry32: the same calls every time. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const CALLS = 300
const LONGEST = 40

it('whatever comes, in whatever order, something is said, and the person stays one turn away', () => {
  const next = random(20261125)
  const wrong: string[] = []
  let ended = 0
  for (let n = 0; n < CALLS; n++) {
    let call = newCall(HOTLINE)
    let path = ''
    for (let i = 0; i < LONGEST; i++) {
      // Operators go home in mid-call, the store comes and goes.
      const around = world({ open: next() < 0.7, transfer: next() < 0.9, sms: next() < 0.5 })
      const service = { search: next() < 0.9, store: next() < 0.9, answers }
      const input = INPUTS[Math.floor(next() * INPUTS.length)] ?? INPUTS[0]
      if (!input) throw new Error('no inputs')
      path += ` ${input.name}`
      const heard = next() < 0.5 ? {} : { heard: Math.floor(next() * 6) }
      const { turn, call: then } = arrive(call, { ...input.event, ...heard }, around, service)
      const odd = turn.say.filter((s) => s.lang !== 'ko-KR' && findStumbles(s.text).length > 0)
      if (odd.length > 0 || (turn.say.length === 0 && turn.next.kind !== 'hangup')) wrong.push(path)
      const person = arrive(then, { kind: 'key', keys: '0' }, world(), service)
      if (person.turn.next.kind !== 'transfer') wrong.push(`no person:${path}`)
      if (turn.next.kind === 'hangup') {
        ended += 1
        break
      }
      call = JSON.parse(JSON.stringify(next() < 0.1 ? withoutMemory(then) : then)) as typeof then
    }
  }
  expect(wrong).toEqual([])
  expect(ended).toBeGreaterThan(0)
}, 120_000)
