import { offerOf } from '../asking.ts'
import { say, type State } from '../state.ts'
import { yesNo } from './choices.ts'
import { hearQuestion } from './question.ts'

/** No answer, or one that did not help: offers a person. */
export const offer: State = {
  say: (_, world) => offerOf(world),
  choices: (call, world) =>
    yesNo(
      () => ({ person: call.reason ?? 'no-answer' }),
      () => ({ to: 'question', lead: say(world, 'otherWords'), only: true }),
    ),
  speech: hearQuestion,
}
