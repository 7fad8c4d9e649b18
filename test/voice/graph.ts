import type { Answer } from '../../src/answer/answer.ts'
import { withoutMemory, type Call } from '../../src/voice/call.ts'
import { COMMANDS, WORDS } from '../../src/voice/commands.ts'
import { newCall, step } from '../../src/voice/step.ts'
import type { CallEvent, Effect, Need, Turn, World } from '../../src/voice/turn.ts'

/** What comes of needs: how much of the service is there. */
export interface Service {
  search: boolean
  store: boolean
  answers: Record<string, Answer>
}

export interface Input {
  name: string
  by: 'keys' | 'voice' | 'both' | 'nobody'
  event: CallEvent
}

/** Questions whose answers are of every kind; `answers` has one for each. */
export const ASKED = [
  '重度残疾人护理补贴谁能领',
  '残疾人证怎么办',
  '低保标准是多少',
  '明天天气怎么样',
] as const

const spoken = (text: string, confidence?: number): CallEvent => ({
  kind: 'speech',
  text,
  ...(confidence === undefined ? {} : { confidence }),
})

/** Twelve keys, every command, words of choices, numbers, questions, noise, silence, what the line does. */
export const INPUTS: readonly Input[] = [
  ...[...'0123456789*#'].map((key): Input => ({ name: key, by: 'keys', event: { kind: 'key', keys: key } })),
  ...[...'05'].map((key): Input => ({
    name: `${key} during speech`,
    by: 'keys',
    event: { kind: 'key', keys: key, heard: 1 },
  })),
  ...['13900139000#', '482913#', '7352#', '12#'].map((keys): Input => ({
    name: keys,
    by: 'keys',
    event: { kind: 'key', keys },
  })),
  ...COMMANDS.map((command): Input => ({
    name: command,
    by: 'voice',
    event: spoken(WORDS[command][0] ?? ''),
  })),
  ...[
    '对',
    '不用',
    '不知道',
    '上午',
    '都不是',
    '没帮助',
    '同江市',
    '二级',
    '换号码',
    '要改',
    '残疾人康复',
    '怎么用',
    '幺三九，零零幺三，九零零零',
    '四八二九一三',
    '七三五二',
    '嗯',
    '啊吧吧',
    '救命啊着火了',
    '我不想活了',
    ...ASKED,
  ].map((text): Input => ({ name: text, by: 'voice', event: spoken(text) })),
  { name: 'unsure', by: 'voice', event: spoken(ASKED[0], 0.2) },
  { name: 'silence', by: 'both', event: { kind: 'silence' } },
  { name: 'noise', by: 'voice', event: { kind: 'noise' } },
  { name: 'transfer lost', by: 'nobody', event: { kind: 'transfer-lost', why: 'no-answer' } },
  { name: 'failed', by: 'nobody', event: { kind: 'failed' } },
]

/** Reasons that lead on otherwise than the rest. */
const APART = new Set(['silence', 'danger', 'distress'])

/** What decides where a call can go: not rate, brevity or announcements, nor which of the failures came first. */
const keyOf = (call: Call): string =>
  [
    call.state,
    Math.min(call.silent + call.missed + call.failed, 3),
    call.memory ? 'answered' : call.question ? 'asked' : '',
    call.state === 'answer' ? `${call.part} ${call.at > 0}` : '',
    call.from ?? '',
    APART.has(call.reason ?? '') ? call.reason : '',
    call.state === 'topics' ? call.page : '',
    call.state === 'when' ? call.health !== undefined : '',
    call.state === 'question' && call.done.includes('earlier'),
  ].join('|')

export interface Arrived {
  call: Call
  turn: Turn
  effects: Effect[]
  needs: Need[]
}

/** A step with all that it needs done by the service. */
export function arrive(call: Call, event: CallEvent, world: World, service: Service): Arrived {
  const needs: Need[] = []
  let done = step(call, event, world)
  const effects = [...done.effects]
  while (done.need) {
    needs.push(done.need)
    if (needs.length > 4) throw new Error(`asks for ever from ${call.state}`)
    done = step(done.call, resultOf(done.need, service), world)
    effects.push(...done.effects)
  }
  return { call: done.call, turn: done.turn, effects, needs }
}

function resultOf(need: Need, { search, store, answers }: Service): CallEvent {
  if (need.kind === 'case')
    return store ? { kind: 'case', number: need.number ?? '482913', code: '7352' } : { kind: 'failed' }
  if (need.kind === 'resume')
    return store ? { kind: 'unverified', left: need.code ? 0 : 4 } : { kind: 'failed' }
  const fits = Object.keys(answers).find((question) => need.question.includes(question))
  const found = need.region ? answers[`${fits}@`] : undefined
  const answer = found ?? answers[fits ?? ASKED[1]]
  return search && answer ? { kind: 'answered', answer } : { kind: 'failed' }
}

export interface Node extends Arrived {
  key: string
  edges: { input: Input; to: string; next: Turn['next']['kind']; said: string }[]
}

/** Every call that can be reached, with what each input makes of it. `only`: the inputs that are used to get about. */
export function walk(
  world: World,
  service: Service,
  only: (input: Input) => boolean = () => true,
): Map<string, Node> {
  const nodes = new Map<string, Node>()
  const queue: Node[] = []
  const add = (arrived: Arrived): string => {
    const key = keyOf(arrived.call)
    if (!nodes.has(key)) {
      const node = { ...arrived, key, edges: [] }
      nodes.set(key, node)
      if (arrived.turn.next.kind !== 'hangup') queue.push(node)
    }
    return key
  }
  add(arrive(newCall(world.settings), { kind: 'start' }, world, service))
  for (let node = queue.shift(); node; node = queue.shift()) {
    for (const input of INPUTS.filter(only)) {
      if (input.by === 'nobody' && node.call.state !== 'transfer') continue
      const arrived = arrive(node.call, input.event, world, service)
      const said = arrived.turn.say.map((s) => s.text).join('')
      node.edges.push({ input, to: add(arrived), next: arrived.turn.next.kind, said })
    }
    // The store may be lost at any moment.
    if (node.call.memory) add({ ...node, call: withoutMemory(node.call) })
  }
  return nodes
}
