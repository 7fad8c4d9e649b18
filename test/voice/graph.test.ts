import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { findStumbles } from '../../src/speech/gate.ts'
import { LONGEST_GROUP, LONGEST_SEGMENT } from '../../src/speech/segment.ts'
import { STATE_NAMES, withoutMemory, type StateName } from '../../src/voice/call.ts'
import { lifeline } from '../../src/voice/step.ts'
import type { CallEvent, World } from '../../src/voice/turn.ts'
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
}, 120_000)

/** Where a person is called, or a call-back is arranged; in danger and distress the numbers to call are said. */
const PERSON: ReadonlySet<StateName> = new Set(['when', 'consent', 'number', 'digits', 'booked', 'lost'])
const URGENT: ReadonlySet<StateName> = new Set(['danger', 'distress'])

const atPerson = ({ call, turn }: Pick<Node, 'call' | 'turn'>): boolean =>
  turn.next.kind === 'transfer' || PERSON.has(call.state)

const WITH_KEY: CallEvent = { kind: 'key', keys: '0' }
const WITH_WORD: CallEvent = { kind: 'speech', text: '人工' }

const saidIn = ({ turn }: Pick<Node, 'turn'>): string => turn.say.map((s) => s.text).join('')

const WELL = world({ sms: true })

const CASES: [name: string, World, Omit<Service, 'answers'>][] = [
  ['operators answer, messages can be sent', WELL, { search: true, store: true }],
  ['after a dropped call', world({ resumable: true }), { search: true, store: true }],
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

/** Of WELL, for those who look at it again. */
let walked: Map<string, Node> | undefined

describe.each(CASES)('the graph: %s', (name, around, parts) => {
  let nodes: Map<string, Node>
  let service: Service
  beforeAll(() => {
    service = { ...parts, answers }
    nodes = walk(around, service)
    if (around === WELL) walked = nodes
  }, 200_000)
  const listening = () => [...nodes.values()].filter((n) => n.turn.next.kind === 'listen')

  it('a person is one turn away from everywhere, by key and by word', () => {
    expect(nodes.size).toBeGreaterThan(name.includes('search') ? 60 : 100)
    const far = listening().flatMap((node) =>
      [node.call, withoutMemory(node.call)].flatMap((call) =>
        [WITH_KEY, WITH_WORD]
          .filter((event) => !atPerson(arrive(call, event, around, service)))
          .map((event) => `${event.kind} in ${node.key}`),
      ),
    )
    expect(far).toEqual([])
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
    const wrong = [...nodes.values()].flatMap(({ turn, key }) => {
      const { say, next } = turn
      const odd = say.filter(
        ({ text, lang }) =>
          text.length > LONGEST_SEGMENT || (lang !== 'ko-KR' && findStumbles(text).length > 0),
      )
      const long = say.reduce((sum, { text }) => sum + text.length, 0) > LONGEST_GROUP
      const mute = say.length === 0 && next.kind !== 'hangup'
      return [
        ...odd.map(({ text }) => text),
        ...(long ? [`long: ${key}`] : []),
        ...(mute ? [`mute: ${key}`] : []),
      ]
    })
    expect(wrong).toEqual([])
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

  it('hangs up only after a warning', () => {
    const unwarned = [...nodes.values()].filter(
      (n) => n.edges.some((e) => e.next === 'hangup') && !/挂断/.test(saidIn(n)),
    )
    expect(unwarned.map((n) => n.key)).toEqual([])
  })

  it('speaks of messages only where one can be sent', () => {
    const told = [...nodes.values()].filter((n) => /短信|发到/.test(saidIn(n)))
    expect(told.every(() => around.sms)).toBe(true)
    expect(told.length > 0).toBe(around.sms)
  })

  it('never hangs up on distress, nor speaks of it, nor tells of policy', () => {
    const sad = [...nodes.values()].filter((n) => n.call.state === 'distress')
    expect(sad.filter((n) => /(?<!别)挂|依据|出处/.test(saidIn(n)))).toEqual([])
    expect(sad.filter((n) => n.edges.some((e) => e.next === 'hangup'))).toEqual([])
  })

  it('fits into an address without its memory, with the longest question and place', () => {
    const longest = { question: '残'.repeat(60), place: '延边朝鲜族自治州延吉市' }
    const sizes = [...nodes.values()].map(({ call }) =>
      Buffer.byteLength(JSON.stringify(withoutMemory({ ...call, ...longest }))),
    )
    // Base64 adds a third; behind it stand the turn (60 characters) and the signature (33).
    expect((Math.max(...sizes) * 4) / 3 + 93).toBeLessThanOrEqual(1024)
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
  const around = WELL
  let nodes: { all: Node[]; keys: Set<StateName>; voice: Set<StateName> }
  beforeAll(() => {
    const service = { search: true, store: true, answers }
    const by = (way: 'keys' | 'voice') => {
      const reached = walk(around, service, (i) => i.by === way || i.by === 'both' || i.by === 'nobody')
      return new Set([...reached.values()].map((n) => n.call.state))
    }
    nodes = { all: [...(walked ?? walk(around, service)).values()], keys: by('keys'), voice: by('voice') }
  }, 200_000)
  /** Passed through while the runner works; nobody stays there. */
  const PASSING: readonly StateName[] = ['asking', 'booking', 'resuming']
  /** What was said leads there: no key can. Their way out is by key as well. */
  const SAID: readonly StateName[] = ['echo', 'danger', 'distress']
  /** Follow upon certain questions, which the topics need not be. */
  const ASKED_BACK: readonly StateName[] = ['place', 'grade', 'offer']

  it('voice gets everywhere', () => {
    const states = nodes.voice
    expect(STATE_NAMES.filter((s) => !states.has(s) && !PASSING.includes(s))).toEqual([])
  })

  it('keys get everywhere', () => {
    const states = nodes.keys
    const missing = STATE_NAMES.filter(
      (s) => !states.has(s) && ![...PASSING, ...SAID, ...ASKED_BACK].includes(s),
    )
    expect(missing).toEqual([])
  })

  it('nobody is asked to speak on a line that hears no speech', () => {
    const service = { search: true, store: true, answers }
    const reached = walk(world({ keysOnly: true }), service, (i) => i.by !== 'voice')
    const asked = [...reached.values()]
      .map(saidIn)
      .filter((said) => /直接说|请说|您说|慢慢说|说法/.test(said))
    expect(asked).toEqual([])
  })

  it('everything that can be chosen can be keyed and said', () => {
    const byState = new Map<StateName, { keys: Set<string>; voice: Set<string> }>()
    const stateOf = new Map(nodes.all.map((n) => [n.key, n.call.state]))
    for (const node of nodes.all) {
      const seen = byState.get(node.call.state) ?? { keys: new Set(), voice: new Set() }
      for (const { input, to } of node.edges)
        if (input.by === 'keys' || input.by === 'voice') seen[input.by].add(stateOf.get(to) ?? to)
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
