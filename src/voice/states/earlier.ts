import { CODE_LENGTH } from '../../corpus/code.ts'
import { askAgain } from '../asking.ts'
import type { Call } from '../call.ts'
import { openClause } from '../clause.ts'
import { plain } from '../hearing.ts'
import { once, say, type Move, type State } from '../state.ts'
import type { World } from '../turn.ts'
import { hearQuestion } from './question.ts'

const CASE = 6
const CODE = 4

const HAN = '零一二三四五'

/** So long, it is no number that was not understood. */
const LONG = 6

const asksElse: State['speech'] = (call, world, text) =>
  plain(text).length >= LONG ? hearQuestion(call, world, text) : { miss: 'speech' }

/** A case's number alone opens nothing: the calling number is compared, or the code is asked for. A clause's opens that. */
export const caseNumber: State = {
  say: (_, world) => say(world, 'caseAsk'),
  speech: asksElse,
  digits: {
    most: CODE_LENGTH,
    entered: (call, world, entered) =>
      entered.length === CODE_LENGTH
        ? openClause(world, entered, 'key')
        : entered.length === CASE
          ? { need: { kind: 'resume', number: entered }, wait: 'resuming', call: { number: entered } }
          : { miss: 'key', lead: 'caseShort' },
  },
}

export const code: State = {
  say: (_, world) => say(world, 'codeAsk'),
  speech: asksElse,
  digits: {
    most: CODE,
    entered: (call, _, entered) =>
      entered.length === CODE
        ? {
            need: { kind: 'resume', ...(call.number ? { number: call.number } : {}), code: entered },
            wait: 'resuming',
          }
        : { miss: 'key', lead: 'codeShort' },
  },
}

const over = { number: undefined } as const

export const resuming: State = {
  say: (_, world) => say(world, 'looking'),
  silence: (_, world) => ({ to: 'question', lead: say(world, 'notFound'), call: over }),
  result(call, world, event) {
    if (event.kind === 'failed') return { to: 'question', lead: say(world, 'notFound'), call: over }
    if (event.kind === 'unverified') return unverified(call, world, event.left)
    if (event.kind !== 'resumed') return undefined
    const { earlier } = event
    const change = { ...over, ...earlier, failed: 0, done: once(call, 'earlier') }
    if (earlier.memory) return { to: 'answer', lead: say(world, 'resumed'), call: change }
    // It broke off before there was an answer, or there was none.
    if (!earlier.question) return { to: 'question', lead: say(world, 'notFound'), call: change }
    const again = askAgain({ ...call, ...earlier }, world, earlier.question)
    return { ...again, call: { ...change, ...again.call, before: { name: 'resumed' } } }
  },
}

function unverified(call: Call, world: World, left: number): Move {
  if (left <= 0 || call.number === undefined)
    return { to: 'question', lead: say(world, 'unverifiedLast'), call: over }
  // The first refusal only says that it is another telephone: the code is still to come.
  const lead = say(world, 'unverified', { n: HAN.charAt(left) || '几' })
  return { to: 'code', lead }
}
