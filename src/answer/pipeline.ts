import { withoutMasks } from '../privacy/mask.ts'
import { within } from '../time-limit.ts'
import type { Answer, Question } from './answer.ts'
import { endAnswer } from './end.ts'
import { facetsOf } from './facet.ts'
import { isEnding, type Means, type State, type Step } from './state.ts'
import { cleanse } from './steps/cleanse.ts'
import { draftAnswer } from './steps/draft.ts'
import { findForReading } from './steps/find-for-reading.ts'
import { otherLanguage } from './steps/language.ts'
import { findPlace, placeAlone } from './steps/place.ts'
import { screen } from './steps/screen.ts'
import { chooseForEachPlace } from './steps/sides.ts'
import { standAlone } from './steps/stand-alone.ts'
import { tellLocked } from './locked.ts'

/** An attempt to give orders is refused in whatever language it comes. */
const screenQuestion: Step = (state) => {
  const screened = screen(state.text)
  if (screened) return screened
  const say = otherLanguage(state.text)
  return say ? { status: 'no_answer', reason: 'language', say } : state
}

/** A question as a person sees it, without the marks of what was masked. */
const asSeen = (text: string): string => cleanse(withoutMasks(text))

function understand(state: State, { regions }: Pick<Means, 'regions'>): State {
  const earlier = state.question.context?.map(asSeen) ?? []
  const last = earlier.at(-1)
  const there = last === undefined ? undefined : placeAlone(state.text, regions)
  if (last !== undefined && there && regions.mentionedIn(last).length === 0) {
    const question = { ...state.question, region: there.name, context: earlier.slice(0, -1) }
    return understand({ ...state, question, text: last }, { regions })
  }
  const reading = standAlone(state.text, earlier)
  const asked = facetsOf(state.text)
  return { ...state, ...reading, facets: asked.length > 0 ? asked : facetsOf(reading.text) }
}

/** The steps in order; the first that returns an ending has the last word. */
const STEPS: [name: string, step: Step][] = [
  ['screen', screenQuestion],
  ['understand', understand],
  ['place', findPlace],
  ['find', findForReading],
  ['choose', chooseForEachPlace],
]

export interface Pipeline {
  ask(question: Question): Promise<Answer>
}

/** Question → answer. Every sentence that states a fact is a clause's own; where none answers, it says so. */
export function createPipeline(means: Means & { newId?: () => string }): Pipeline {
  const newId = means.newId ?? (() => crypto.randomUUID())
  return {
    async ask(question) {
      let state = begin(question, means)
      const timings: Record<string, number> = {}
      for (const [name, step] of STEPS) {
        const started = performance.now()
        const outcome = await within('step', step(state, means))
        timings[name] = performance.now() - started
        if (isEnding(outcome)) return { id: newId(), ...endAnswer(outcome, state, means), timings }
        state = outcome
      }
      const own = tellLocked(state, means)
      const started = performance.now()
      const body = await draftAnswer(own, state, means)
      if (means.chat) timings['draft'] = performance.now() - started
      return { id: newId(), ...body, timings }
    },
  }
}

function begin(question: Question, means: Means): State {
  const text = asSeen(question.question)
  const earlier = (question.context ?? []).map(asSeen)
  const hotline = means.directory.hotlineFor([...earlier, text].join(' '))
  return { question, text, facets: [], matches: [], asks: [], chosen: [], unsaid: [], hotline, confidence: 0 }
}
