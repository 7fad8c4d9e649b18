import { transferTo } from '../person.ts'
import { say, type State } from '../state.ts'
import { bookQuietly } from './call-back.ts'
import { yesNo } from './choices.ts'

/** A case is being opened, or the operator's telephone rings. */
export const transfer: State = {
  say: (_, world) => say(world, 'toPerson'),
  result(call, world, event) {
    if (event.kind === 'case') return transferTo(call, world, event.number)
    // Without a store there is no case, and still a person.
    if (event.kind === 'failed') return transferTo(call, world, call.case ?? '')
    if (event.kind !== 'transfer-lost') return undefined
    if (call.reason === 'danger' || call.reason === 'distress') return { to: call.reason }
    return { to: 'lost' }
  },
}

/** Nobody answered: a call-back, unless the caller would rather go on. */
export const lost: State = {
  say: (_, world) => say(world, 'lost'),
  choices: () =>
    yesNo(
      () => ({ to: 'when' }),
      () => ({ to: 'question' }),
    ),
  silence: (call, world) =>
    call.silent === 0
      ? {
          to: 'lost',
          lead: say(world, 'noInputChoice'),
          slow: true,
          call: { silent: 1, missed: call.missed },
        }
      : bookQuietly(call, world),
}
