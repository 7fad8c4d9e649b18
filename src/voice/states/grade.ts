import { ask } from '../asking.ts'
import type { Call } from '../call.ts'
import { isUnknown, plain } from '../hearing.ts'
import { say, type Move, type State } from '../state.ts'
import { choice } from './choices.ts'

const HAN = ['', '一', '二', '三', '四']

function graded(call: Call, grade: number): Move {
  const asked = ask(call, { question: `${call.question ?? ''}，残疾证${HAN[grade] ?? ''}级` })
  return {
    ...asked,
    call: { ...asked.call, before: { name: 'gradeSaid', values: { grade: HAN[grade] ?? '' } } },
  }
}

/** Asks back the grade of the disability card, once, as sums depend on it. */
export const grade: State = {
  say: (_, world) => say(world, 'grade'),
  choices: (call) => [
    ...[1, 2, 3, 4].map((n) =>
      choice(
        String(n),
        (text) => new RegExp(`[${HAN[n]}${n}]级`).test(plain(text)),
        () => graded(call, n),
      ),
    ),
    choice('6', isUnknown, () => ask(call, { question: call.question ?? '' })),
  ],
}
