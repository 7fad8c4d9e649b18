import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { findStumbles } from '../../src/speech/gate.ts'
import { LONGEST_GROUP, LONGEST_SEGMENT } from '../../src/speech/segment.ts'
import { STATE_NAMES, withoutMemory, type StateName } from '../../src/voice/call.ts'
import { lifeline } from '../../src/voice/step.ts'
import type { World } from '../../src/voice/turn.ts'
import { realPipeline } from '../answer/service.ts'
import { world } from './caller.ts'
import { arrive, ASKED, INPUTS, walk, type Node, type Service } from './graph.ts'

/** Real answers of every kind, so that what is proved is proved of what is said. */
let answers: Record<string, Answer>
beforeAll(async () => {
  const pipeline = await realPipeline('2026-11-25')
  const ask = (question: string, region?: string) =>
    pipeline.ask({ question, channel: 'voice', ...(region ? { region } : {}) })
  const [cared, card, sums, weather] = await Promise.all(ASKED.map((question) => ask(question)))
  if (!cared || !card || !sums || !weather) throw new Error('no answers')
  const clarify: Answer = {
    ...card,
    status: 'clarify',
    citations: [],
    spoken: '您在吉林省，还是在同江市？两边的规定不一样。',
  }
  const graded: Answer = { ...cared, answer: `一级每月100元。二级每月80元。\n${cared.answer}` }
  answers = {
    [ASKED[0]]: cared,
    [ASKED[1]]: card,
    [ASKED[2]]: clarify,
    [`${ASKED[2]}@`]: graded,
    [ASKED[3]]: weather,
    残疾人康复: { ...cared, id: 'summarised', summary: { by: 'model', model: 'm', promptVersion: '1' } },
  }
})

/** Where a person is called, or a call-back is arranged; in danger and distress the numbers to call are said. */
const PERSON: ReadonlySet<StateName> = new Set(['when', 'number', 'digits', 'booked', 'lost'])
const URGENT: ReadonlySet<StateName> = new Set(['danger', 'distress'])

const atPerson = ({ call, turn }: Pick<Node, 'call' | 'turn'>): boolean =>
  turn.next.kind === 'transfer' || PERSON.has(call.state)

const CASES: [name: string, World, Omit<Service, 'answers'>][] = [
  ['operators answer, messages can be sent', world({ sms: true }), { search: true, store: true }],
  ['operators answer, search and store fail', world(), { search: false, store: false }],
  ['off hours', world({ open: false }), { search: true, store: true }],
  ['off hours, the store fails', world({ open: false }), { search: true, store: false }],
  ['off hours, search fails, number withheld', withheld(), { search: false, store: true }],
  ['no transfer target', world({ transfer: false }), { search: true, store: true }],
]

function withheld(): World {
  const around = world({ open: false })
  delete around.tail
  return around
}

describe.each(CASES)('the graph: %s', (name, around, parts) => {
  let nodes: Map<string, Node>
  let service: Service
  beforeAll(() => {
    service = { ...parts, answers }
    nodes = walk(around, service)
  }, 200_000)
  const listening = () => [...nodes.values()].filter((n) => n.turn.next.kind === 'listen')

  it('a person is one turn away from everywhere, by key and by word', () => {
    expect(nodes.size).toBeGreaterThan(name.includes('search') ? 60 : 100)
    for (const node of listening()) {
      for (const event of [
        { kind: 'key', keys: '0' },
        { kind: 'speech', text: '人工' },
      ] as const) {
        const from = { ...node, call: withoutMemory(node.call) }
        for (const { call } of [node, from]) {
          const there = arrive(call, event, around, service)
          expect(atPerson(there) || URGENT.has(there.call.state), `${event.kind} in ${node.key}`).toBe(true)
        }
      }
    }
  })

  it('has no dead end: from everywhere a question can be asked, or the call is over', () => {
    const back = new Map<string, string[]>()
    for (const node of nodes.values())
      for (const { to } of node.edges) back.set(to, [...(back.get(to) ?? []), node.key])
    const ends = [...nodes.values()].filter(
      (n) => n.call.state === 'question' || n.turn.next.kind === 'hangup',
    )
    const reached = new Set(ends.map((n) => n.key))
    for (const key of reached) for (const from of back.get(key) ?? []) reached.add(from)
    expect([...nodes.keys()].filter((key) => !reached.has(key))).toEqual([])
  })

  it('says what can be said, in segments and turns of their length, and is never mute', () => {
    for (const { turn, key } of nodes.values()) {
      if (turn.next.kind !== 'hangup') expect(turn.say.length, key).toBeGreaterThan(0)
      for (const { text, lang } of turn.say) {
        expect(text.length, text).toBeLessThanOrEqual(LONGEST_SEGMENT)
        if (lang !== 'ko-KR') expect(findStumbles(text), text).toEqual([])
      }
      expect(turn.say.map((s) => s.text).join('').length, key).toBeLessThanOrEqual(LONGEST_GROUP)
    }
  })

  it('offers three choices at most at a time', () => {
    for (const { turn } of nodes.values())
      for (const { text } of turn.say)
        expect(text.match(/请再?按/g)?.length ?? 0, text).toBeLessThanOrEqual(3)
  })

  it('three failures in a row end at a person or a call-back', () => {
    const bad = INPUTS.filter((i) => ['silence', 'noise', '啊吧吧', ASKED[1]].includes(i.name))
    const stuck: string[] = []
    const fail = (at: Pick<Node, 'call' | 'turn'>, path: string[]): void => {
      if (atPerson(at) || URGENT.has(at.call.state) || at.turn.next.kind !== 'listen') return
      // Whoever was answered and says no more is let go, with a warning.
      if (at.call.state === 'warned' || at.call.state === 'over' || at.call.state === 'useful') return
      if (path.length === 3) return void stuck.push(path.join(' → '))
      for (const input of bad) {
        if (at.call.memory && input.name === 'silence') continue
        fail(arrive(at.call, input.event, around, service), [...path, `${at.call.state} ${input.name}`])
      }
    }
    const fresh = new Map(
      listening()
        .filter((n) => n.call.silent + n.call.missed + n.call.failed === 0)
        .map((n) => [`${n.call.state} ${n.call.reason} ${n.call.memory !== undefined}`, n]),
    )
    for (const node of fresh.values())
      if (node.call.state !== 'pause' && node.call.state !== 'booked') fail(node, [])
    expect([...new Set(stuck)].slice(0, 10)).toEqual([])
  })

  it('hangs up only after a warning, and never on distress', () => {
    for (const node of nodes.values()) {
      const said = node.turn.say.map((s) => s.text).join('')
      for (const edge of node.edges.filter((e) => e.next === 'hangup'))
        expect(said, `${node.key} ${edge.input.name}`).toMatch(/挂断/)
      if (node.call.state === 'distress') {
        expect(said).not.toMatch(/(?<!别)挂/)
        expect(node.edges.filter((e) => e.next === 'hangup')).toEqual([])
      }
    }
  })

  it('fits into an address without its memory', () => {
    for (const { call } of nodes.values()) {
      const token = withoutMemory({ ...call, question: '残'.repeat(60) })
      // Base64 adds a third, the signature 43 characters.
      expect(Math.ceil((Buffer.byteLength(JSON.stringify(token)) * 4) / 3) + 44).toBeLessThanOrEqual(1024)
    }
  })

  it('answers everywhere to a lost store: the answer can be heard again', () => {
    for (const node of listening().filter((n) => n.call.state === 'answer' && n.call.memory)) {
      const again = arrive(withoutMemory(node.call), { kind: 'speech', text: '再说一遍' }, around, service)
      if (!service.search) continue
      expect(again.turn.say.map((s) => s.text)).toEqual(
        expect.arrayContaining([node.call.memory?.parts[node.call.part][node.call.at]?.text]) as string[],
      )
    }
  })
})

describe('keys alone and voice alone', () => {
  const around = world({ sms: true })
  const closed = world({ open: false })
  const reached = (by: 'keys' | 'voice'): Set<StateName> =>
    new Set(
      [around, closed].flatMap((w) =>
        [
          ...walk(
            w,
            { search: true, store: true, answers },
            (i) => i.by === by || i.by === 'both' || i.by === 'nobody',
          ).values(),
        ].map((n) => n.call.state),
      ),
    )
  /** Passed through while the runner works; nobody stays there. */
  const PASSING: readonly StateName[] = ['asking', 'booking', 'resuming']
  /** What was said leads there: no key can. Their way out is by key as well. */
  const SAID: readonly StateName[] = ['echo', 'danger', 'distress']
  /** Follow upon certain questions, which the topics need not be. */
  const ASKED_BACK: readonly StateName[] = ['place', 'grade', 'offer']

  it('voice gets everywhere', () => {
    const states = reached('voice')
    expect(STATE_NAMES.filter((s) => !states.has(s) && !PASSING.includes(s))).toEqual([])
  })

  it('keys get everywhere', () => {
    const states = reached('keys')
    const missing = STATE_NAMES.filter(
      (s) => !states.has(s) && ![...PASSING, ...SAID, ...ASKED_BACK].includes(s),
    )
    expect(missing).toEqual([])
  })

  it('everything that can be chosen can be keyed and said', () => {
    const nodes = walk(around, { search: true, store: true, answers })
    const byState = new Map<StateName, { keys: Set<string>; voice: Set<string> }>()
    for (const node of nodes.values()) {
      const seen = byState.get(node.call.state) ?? { keys: new Set(), voice: new Set() }
      for (const { input, to } of node.edges)
        if (input.by === 'keys' || input.by === 'voice') seen[input.by].add(nodes.get(to)?.call.state ?? to)
      byState.set(node.call.state, seen)
    }
    for (const [state, { keys, voice }] of byState) {
      expect(keys.size, `${state} by keys`).toBeGreaterThan(1)
      expect(voice.size, `${state} by voice`).toBeGreaterThan(1)
    }
  })
})

describe('when nothing is known of a call any more', () => {
  it('a person is there while operators answer', () => {
    const { turn } = lifeline(world())
    expect(turn?.next).toEqual({ kind: 'transfer', case: '', reason: 'failure' })
    expect(turn?.say[0]?.text).toMatch(/^对不起/)
  })
  it('an open ear is there off hours', () => {
    expect(lifeline(world({ open: false })).turn?.next.kind).toBe('listen')
  })
})
