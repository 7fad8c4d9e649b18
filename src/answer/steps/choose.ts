import type { Match, SentenceMatch } from '../../search/match.ts'
import { confidenceOf } from '../confidence.ts'
import { holds, preferred, required, type Facet } from '../facet.ts'
import { joinParts } from '../stretch.ts'
import type { Chosen, Ending, State } from '../state.ts'

/** About how long the told part of an answer is (api.md: an answer has about 300 characters). */
const TOLD = 220
/**
 * A clause may answer only when it scores nearly as well as the best: a sum found further down belongs to something else.
 * A second one is told too: residents often ask two things at once.
 */
const NEARLY = 0.35
const MOST_CLAUSES = 2

/**
 * Less tellable than this: silence. On our own questions, none of which found itself, it keeps 96 of 100 right answers and
 * is silent on 55 of 100 near misses that nothing answers (train/confidence.ts prints the table).
 */
const LEAST_TELLABLE = 0.3

/** A question with nothing near it at all is about something else. */
const NEAR = 0.5

/**
 * Nothing of the clause is like the question, and few of its words are known: the unanswerable questions that the cut was
 * learnt from lie nearer to the gazettes than that. Of 737 own questions that found their clause 14 lie below the first.
 */
const FAR = { like: 0.55, known: 0.25 }

function isFar({ explain: { parts } }: Match): boolean {
  const { cosine, sentence = 0, question = 0, known = 1 } = parts
  return cosine !== undefined && Math.max(sentence, question) < FAR.like && known < FAR.known
}

function silence({ explain }: Match): Ending {
  const { sentence = 0, question = 0, coverage = 0 } = explain.parts
  const beside =
    Math.max(sentence, question) >= NEAR || (explain.parts['cosine'] === undefined && coverage >= 0.3)
  return { status: 'no_answer', reason: beside ? 'not_in_documents' : 'off_topic' }
}

/** Picks the clauses that answer, and of each the sentences that do. Ends where none holds what is asked for. */
export function chooseFor(state: State): State | Ending {
  const [best] = state.matches
  if (!best) return { status: 'no_answer', reason: 'not_in_documents' }
  const { right: confidence, tellable } = confidenceOf(state.text, state.matches)
  if (tellable < LEAST_TELLABLE) return silence(best)
  if (isFar(best)) return { status: 'no_answer', reason: 'off_topic' }
  const needed = required(state.facets)
  const wished = preferred(state.facets)
  const close = state.matches.filter((m) => m.score >= NEARLY * best.score)
  const able = close
    .filter((m) => needed.every((facet) => holdsFittingly(m, facet)))
    .toSorted((a, b) => heldOf(b, wished) - heldOf(a, wished))
  const first = able[0]
  if (!first) return { status: 'no_answer', reason: 'not_in_documents', nearest: state.matches.slice(0, 3) }
  const wanted = [first, ...able.filter((m) => m !== first)].slice(0, MOST_CLAUSES)
  const room = Math.floor(TOLD / wanted.length)
  return {
    ...state,
    confidence,
    chosen: wanted.map((match, i) => choosePart(match, state.facets, i === 0 ? TOLD : room)),
  }
}

/** How many of the best fitting sentences may hold what is asked for: elsewhere in a clause a figure is another's. */
const FITTING = 3

const fit = (sentence: SentenceMatch): number => sentence.lexical + sentence.vector

const fitting = (match: Match): SentenceMatch[] =>
  match.sentences.toSorted((a, b) => fit(b) - fit(a)).slice(0, FITTING)

/** A row's unit stands in one cell and its figure in another: it is taken whole. */
const holdsFittingly = (match: Match, facet: Facet): boolean =>
  match.clause.kind === 'row'
    ? holds(match.clause.text, facet)
    : fitting(match).some((s) => holds(s.text, facet))

const heldOf = (match: Match, facets: readonly Facet[]): number =>
  facets.filter((facet) => holds(match.clause.text, facet)).length

/**
 * A sentence is told beside the best one when it is worth this share of it. 0.3 made answers a tenth shorter and cost one
 * right answer in three hundred; 0.8 a fifth, and cost four.
 */
const AKIN = 0.4

function choosePart(match: Match, facets: readonly Facet[], room: number): Chosen {
  if (match.clause.kind === 'row') return { match, parts: [] }
  const { text } = match.clause
  if (text.length <= room) return { match, parts: [[0, text.length]] }
  const ranked = match.sentences.toSorted((a, b) => worth(b, facets) - worth(a, facets))
  const least = ranked[0] ? AKIN * worth(ranked[0], facets) : 0
  const picked = new Set<SentenceMatch>()
  let length = 0
  for (const sentence of ranked.filter((s) => worth(s, facets) >= least)) {
    if (picked.size > 0 && length + sentence.text.length > room) continue
    picked.add(sentence)
    length += sentence.text.length
    if (length > room * 0.8) break
  }
  const parts = match.sentences.filter((s) => picked.has(s)).map((s): [number, number] => [s.from, s.to])
  return { match, parts: joinParts(parts) }
}

/** How well a sentence answers: its fit to the question, and whether it holds what is asked for. */
function worth(sentence: SentenceMatch, facets: readonly Facet[]): number {
  const asked = [...required(facets), ...preferred(facets)]
  const held = asked.filter((f) => holds(sentence.text, f)).length / Math.max(1, asked.length)
  return fit(sentence) + 0.5 * held
}
