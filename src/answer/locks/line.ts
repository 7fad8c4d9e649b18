import type { Provenance } from '../answer.ts'
import { isTask, PLANNED } from '../modality.ts'
import { boundsOf } from '../governing.ts'
import { canonical } from './canonical.ts'
import type { Fault } from './fault.ts'
import { traceSaid, traceTold, type Trace } from './numbers.ts'
import { quantitiesIn } from './quantity.ts'
import type { Known } from './records.ts'
import { heldBy, type Held } from './sentence.ts'
import { canonicalSentences, withoutMark, type Source } from './source.ts'

interface Means {
  where: Fault['where']
  /** Sentences of the closed wordings. */
  said: ReadonlySet<string>
  sources: readonly Source[]
  known: readonly Known[]
  /** Document id → region. */
  regions: ReadonlyMap<string, string>
  /** The line before, canonical: a row that is named there in full may go on without its name. */
  before: string
}

const SAID_PLANNED = withoutMark(canonical(PLANNED))

interface Reading {
  faults: Fault[]
  provenance: Provenance[]
}

/** Judges one line of an answer, canonical. Its told sentences belong to one clause, which a row's line names. */
export function readLine(line: string, means: Means): Reading {
  const { where, said, known } = means
  const { place, text } = withoutPlace(line, means)
  const sources = means.sources.filter((s) => !place || means.regions.get(s.clause.documentId) === place)
  const faults: Fault[] = []
  const provenance: Provenance[] = []
  const fault = (kind: Fault['kind'], at: string): void => void faults.push({ kind, where, text: at })
  const add = ({ traced, untraced }: Trace): void => {
    provenance.push(...traced)
    for (const number of untraced) fault('number', number)
  }
  let told: Held[] | undefined
  let planned = false
  let goneOn = false
  const sentences = new Map<Source, Set<number>>()
  for (const sentence of canonicalSentences(text)) {
    planned ||= sentence === SAID_PLANNED
    const held = sources.flatMap((s) => heldBy(sentence, s) ?? [])
    const here = told
      ? held.filter((h) => told?.some((t) => t.source === h.source))
      : held.filter((h) => h.named || goesOn(h, means.before))
    if (here.length > 0) {
      goneOn = told ? goneOn : here.every((h) => !h.named)
      told = here
      for (const { source, at } of here)
        sentences.set(source, new Set([...(sentences.get(source) ?? []), ...at]))
      add(
        traceTold(
          sentence,
          here.map((h) => h.source),
        ),
      )
    } else if (said.has(sentence)) add(traceSaid(sentence, known, means.sources))
    else
      fault(held.length > 0 ? 'subject' : kindOf(sentence, place ? means.sources : sources, place), sentence)
  }
  const complete = told?.some(({ source }) => isGoverned(source, sentences.get(source) ?? new Set()))
  if (told && !complete) fault('qualifier', line)
  if (told && !planned && !goneOn && told.every(({ source }) => isTask(source.clause, text)))
    fault('qualifier', line)
  return { faults, provenance }
}

/** Shorter names may stand in any text. */
const LONG_NAME = 16

function goesOn({ source }: Held, before: string): boolean {
  const subjects = source.row?.subjects ?? []
  return subjects.join('').length >= LONG_NAME && subjects.every((s) => before.includes(s))
}

/** 同江市：… in front of what that place's documents say. */
function withoutPlace(text: string, { regions }: Means): { place?: string; text: string } {
  const place = [...regions.values()].find((region) => text.startsWith(`${region}:`))
  return place ? { place, text: text.slice(place.length + 1) } : { text }
}

const isGoverned = ({ governors }: Source, told: ReadonlySet<number>): boolean =>
  [...told].every((i) => (governors[i] ?? []).every((governor) => told.has(governor)))

/** What is wrong with a sentence that no source says, by what would have had to be there. */
function kindOf(sentence: string, sources: readonly Source[], place?: string): Fault['kind'] {
  if (place && sources.some((s) => heldBy(sentence, s))) return 'region'
  if (quantitiesIn(sentence).length > 0 && traceTold(sentence, sources).untraced.length > 0) return 'number'
  const near = sources.flatMap((s) => s.sentences).find((s) => s.includes(sentence.slice(0, 6)))
  const differs = near !== undefined && boundsOf(near).join() !== boundsOf(sentence).join()
  return differs ? 'qualifier' : 'unsupported'
}
