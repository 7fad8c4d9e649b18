import { ask } from '../asking.ts'
import type { Call } from '../call.ts'
import { isNo } from '../hearing.ts'
import { say, type Choice, type Move, type State } from '../state.ts'
import type { World } from '../turn.ts'
import { choice, naming } from './choices.ts'
import { hearQuestion } from './question.ts'

const A_PAGE = 2

/** The topics, and a last page for the call itself. */
const pages = ({ settings }: World): number => Math.ceil(settings.topics.length / A_PAGE) + 1

const onPage = (call: Call, world: World) => {
  const first = (call.page ?? 0) * A_PAGE
  return world.settings.topics.slice(first, first + A_PAGE)
}

const turned = (call: Call, world: World, by: number): Move => ({
  to: 'topics',
  call: { page: ((call.page ?? 0) + by + pages(world)) % pages(world) },
})

const isNone = (text: string): boolean => isNo(text) || /都不是|别的/.test(text)

/** The commonest questions, two at a time, by keys alone. */
export const topics: State = {
  say(call, world) {
    const [one, two] = onPage(call, world)
    return one ? say(world, 'topics', { one: one.name, two: (two ?? one).name }) : say(world, 'topicsLast')
  },
  choices(call, world): Choice[] {
    const here = onPage(call, world)
    if (here.length === 0)
      return [
        choice('1', naming('编号'), () => ({ to: 'case' })),
        choice('2', naming('怎么用'), () => ({ stay: say(world, 'help') })),
        choice('6', isNone, () => ({ person: 'asked' })),
      ]
    const asked = here.map((topic, i) =>
      choice(String(i + 1), naming(topic.name), () => ask(call, { question: topic.question })),
    )
    return [...asked, choice('6', isNone, () => turned(call, world, 1))]
  },
  commands: (call, world) => ({
    next: () => turned(call, world, 1),
    previous: () => turned(call, world, -1),
  }),
  speech: hearQuestion,
}
