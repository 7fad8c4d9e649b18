import { say, type State } from '../state.ts'

/** Danger, and no operator: the emergency numbers come first and again. */
export const danger: State = {
  say: (_, world) => [...say(world, 'danger'), ...say(world, 'dangerAlone')],
  speech: (_, world) => ({ stay: [...say(world, 'danger'), ...say(world, 'dangerAlone')] }),
  silence: (_, world) => ({ stay: [...say(world, 'danger'), ...say(world, 'dangerAlone')] }),
}

/** Distress: stays on the line whatever comes, tells nothing of policy, never speaks of hanging up. */
export const distress: State = {
  say: (_, world) => [...say(world, 'distressAlone'), ...say(world, 'distressLine')],
  speech: (_, world) => ({ stay: say(world, 'distressStay') }),
  silence: (_, world) => ({ stay: [...say(world, 'distressStay'), ...say(world, 'distressLine')] }),
}
