import { ask } from '../asking.ts'
import type { Call } from '../call.ts'
import { isUnknown, plain } from '../hearing.ts'
import { say, type Move, type State } from '../state.ts'
import type { World } from '../turn.ts'
import { choice, naming } from './choices.ts'
import { hearQuestion } from './question.ts'

function inPlace(call: Call, place: string): Move {
  const asked = ask({ ...call, place }, { question: call.question ?? '' })
  return { ...asked, call: { ...asked.call, place, before: { name: 'placeSaid', values: { place } } } }
}

const anywhere = (call: Call): Move => ask(call, { question: call.question ?? '', place: null })

const two = ({ places }: World): [string, string] => [places[0] ?? '', places[1] ?? '']

/** 吉林省 is also 吉林, 省里. */
const names = (place: string): string[] => [place, place.replace(/[省市县区]$/u, '')]

/** 我在德惠市, 家住延吉市的. */
const NAMED = /^(?:我们?|俺们?)?(?:家?住?在?|就?是)?(\p{Script=Han}{1,7}[省市县区州旗盟])/u

/** So long, it is no place that was not understood; unless it begins like one. */
const LONG = 6
const AT = /^(?:我们?|俺们?)?家?就?[住在是]/u

/** Asks back where the caller is, once, as the rules of two places differ. */
export const place: State = {
  say(_, world) {
    const [one, another] = two(world)
    return say(world, 'place', { one, two: another })
  },
  choices(call, world) {
    const [one, another] = two(world)
    return [
      choice('1', naming(...names(one)), () => inPlace(call, one)),
      choice('2', naming(...names(another)), () => inPlace(call, another)),
      choice('3', isUnknown, () => anywhere(call)),
    ]
  },
  speech(call, world, text) {
    const named = world.placeIn ? world.placeIn(plain(text)) : NAMED.exec(plain(text))?.[1]
    if (named) return inPlace(call, named)
    // Who asks on instead of telling where he is gets that answered.
    return plain(text).length >= LONG && !AT.test(plain(text))
      ? hearQuestion(call, world, text)
      : { miss: 'speech' }
  },
}
