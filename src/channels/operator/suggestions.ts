import type { Answer } from '../../answer/answer.ts'
import { withdrawnIn } from '../../corpus/corrections.ts'
import type { Validity } from '../../corpus/validity.ts'
import { validityOf } from '../../corpus/validity.ts'
import { withoutMasks } from '../../privacy/mask.ts'
import type { Match } from '../../search/match.ts'
import type { Services } from '../../services.ts'
import { toSpoken } from '../../speech/speak.ts'
import { clauseUrl } from '../clause-view.ts'
import { clauseName, shorten } from '../web/words.ts'

const SUGGESTIONS = 3
/** How far down the list the turned down ones are looked for. */
const LOOKED_AT = 8
/** Characters of a short answer. */
const SHORT = 160

/** In the order in which it is read: what to say, how sure, which clause, whether it holds, where. */
export interface Suggestion {
  short: string
  /** Of the answer that cites this clause, calibrated; null = a near clause, which nobody has checked against the question. */
  certainty: number | null
  clauseId: string
  code: string
  clause: string
  validity: Validity
  region: string
  text: string
  /** `short` as it is read aloud. */
  spoken: string
  /** `short` with its source, for a letter or a message. */
  written: string
  url: string
}

export interface Suggestions {
  answer: Pick<Answer, 'id' | 'status' | 'answer' | 'spoken' | 'notices' | 'contacts' | 'confidence'> & {
    /** The answer with its source, for a letter or a message. */
    written: string
  }
  suggestions: Suggestion[]
  rejected: { clauseId: string; clause: string; why: string; url: string }[]
  /** Milliseconds. */
  took: number
}

export interface Looked {
  question: string
  region?: string | undefined
  /** Still being typed: the answer is not kept, and its id stands for nothing. */
  passing?: boolean
}

/** The answer that every channel gives, the three clauses that search puts first, and why not the others. */
export async function suggest(services: Services, looked: Looked): Promise<Suggestions> {
  const { question, region, passing = false } = looked
  const began = performance.now()
  const { retriever, allowFor, today, library } = services
  const plain = withoutMasks(question)
  const allow = allowFor(region || undefined)
  const ask = passing && services.askInPassing ? services.askInPassing : services.ask
  const isAll = library.documents.every(({ id }) => allow(id))
  const [answer, { matches }, everywhere] = await Promise.all([
    ask({ question, channel: 'operator', ...(region ? { region } : {}) }),
    retriever.search(plain, { k: LOOKED_AT, allow }),
    isAll ? [] : retriever.search(plain, { k: LOOKED_AT }).then((found) => found.matches),
  ])
  const withdrawn = withdrawnIn(services.corrections)
  const told = matches.filter(({ clause }) => !withdrawn.has(clause.id))
  const first = told.slice(0, SUGGESTIONS)
  const elsewhere = everywhere.filter(({ document }) => !allow(document.id))
  const { id, status, answer: text, spoken, notices, contacts, confidence } = answer
  return {
    answer: { id, status, answer: text, spoken, notices, contacts, confidence, written: writtenOf(answer) },
    suggestions: first.map((match) => suggestionOf(match, answer, today())),
    rejected: [
      ...matches
        .filter(({ clause }) => withdrawn.has(clause.id))
        .map((match) => turnedDown(match, '这一条说错过，已经撤回：见“更正”。')),
      ...elsewhere.map((match) => turnedDown(match, `它管${match.document.region}，来电人在${region}。`)),
      ...told.slice(SUGGESTIONS).map((match) => turnedDown(match, whyNot(match, first))),
    ].slice(0, LOOKED_AT - SUGGESTIONS),
    took: Math.round(performance.now() - began),
  }
}

const sourceOf = (clause: string, code: string): string => `出处：${clause}，口述编号 ${code}。`

function writtenOf({ status, answer, citations: [first] }: Answer): string {
  if (status !== 'answered' || !first) return answer
  const { documentTitle: title, region, path, code } = first
  return `${answer}\n${sourceOf(clauseName({ title, region }, path), code)}`
}

function suggestionOf(match: Match, answer: Answer, today: string): Suggestion {
  const { clause, document } = match
  const cited = answer.status === 'answered' && answer.citations[0]?.clauseId === clause.id
  const short = cited ? answer.answer : shorten(bestSentence(match), SHORT)
  const name = clauseName(document, clause.path)
  return {
    short,
    certainty: cited ? answer.confidence : null,
    clauseId: clause.id,
    code: clause.code,
    clause: name,
    validity: validityOf(document, today),
    region: document.region,
    text: clause.text,
    spoken: cited ? answer.spoken : toSpoken(short),
    written: cited ? writtenOf(answer) : `${clause.text}\n${sourceOf(name, clause.code)}`,
    url: clauseUrl(clause.id),
  }
}

/** The clause's own sentence that fits the question best; a row is said whole. */
function bestSentence({ clause, sentences }: Match): string {
  if (clause.cells) return clause.text
  const [best] = sentences.toSorted((a, b) => b.lexical + b.vector - (a.lexical + a.vector))
  return best?.text ?? clause.text
}

const turnedDown = ({ clause, document }: Match, why: string) => ({
  clauseId: clause.id,
  clause: clauseName(document, clause.path),
  why,
  url: clauseUrl(clause.id),
})

function whyNot(match: Match, first: readonly Match[]): string {
  const last = first.at(-1)
  const { terms } = match.explain
  const meets = terms.length > 0 ? `和问题相同的词：${terms.slice(0, 5).join('、')}` : '和问题没有相同的词'
  return `合适的程度 ${match.score.toFixed(2)}，前三条最低 ${(last?.score ?? 0).toFixed(2)}；${meets}。`
}
