import { answered, ask } from '../asking.ts'
import { transferTo } from '../person.ts'
import { reachable, say, type State } from '../state.ts'

/** A question is on its way. */
export const asking: State = {
  say: (_, world) => say(world, 'looking'),
  speech: (call, _, text) => ask(call, { question: text }),
  silence: (call) => ask(call, { question: call.question ?? '' }),
  result(call, world, event) {
    if (event.kind === 'answered') return answered(call, world, event.answer)
    if (event.kind !== 'failed') return undefined
    // No case first: what failed may be the store.
    if (reachable(world)) return transferTo({ ...call, reason: 'failure' }, world, call.case ?? '')
    return { person: 'failure', lead: say(world, 'failedClosed') }
  },
}
