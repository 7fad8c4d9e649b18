import { ask } from '../asking.ts'
import type { Call } from '../call.ts'
import { isNo } from '../hearing.ts'
import { say, type Choice, type Move, type State } from '../state.ts'
import type { World } from '../turn.ts'
import { choice, naming } from './choices.ts'
import { hearQuestion } from './question.ts'

const A_PAGE = 2

const pages = ({ settings }: World): number => Math.floor(settings.topics.length / A_PAGE)

const onPage = (call: Call, world: World) => {
  const first = ((call.page ?? 0) % pages(world)) * A_PAGE
  return world.settings.topics.slice(first, first + A_PAGE)
}

const isLast = (call: Call, world: World): boolean => (call.page ?? 0) % pages(world) === pages(world) - 1

const turned = (call: Call, world: World, by: number): Move => ({
  to: 'topics',
  call: { page: ((call.page ?? 0) + by + pages(world)) % pages(world) },
})

/** The commonest questions, two at a time, by keys alone. */
export const topics: State = {
  say(call, world) {
    const [one, two] = onPage(call, world).map((t) => t.name)
    return say(world, isLast(call, world) ? 'topicsLast' : 'topics', { one: one ?? '', two: two ?? '' })
  },
  choices: (call, world): Choice[] => [
    ...onPage(call, world).map((topic, i) =>
      choice(String(i + 1), naming(topic.name), () => ask(call, { question: topic.question })),
    ),
    ...(isLast(call, world)
      ? [
          choice(
            '6',
            (text) => isNo(text) || /都不是/.test(text),
            () => ({ person: 'asked' }),
          ),
        ]
      : [
          choice(
            '6',
            (text) => isNo(text) || /都不是|别的/.test(text),
            () => turned(call, world, 1),
          ),
        ]),
  ],
  commands: (call, world) => ({
    next: () => turned(call, world, 1),
    previous: () => turned(call, world, -1),
  }),
  speech: hearQuestion,
}
