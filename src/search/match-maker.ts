import { clauseTermsOf, weighTerms, type AskedTerm } from './clause-terms.ts'
import { companionsOf } from './companions.ts'
import type { Match, SentenceMatch } from './match.ts'
import type { Nearness } from './nearness.ts'
import { passageOf } from './passage.ts'
import type { Snapshot } from './snapshot.ts'

/** A clause by its place in the snapshot, with its score and the parts of that. */
export interface Found {
  clause: number
  score: number
  parts: Record<string, number>
}

export interface Asked {
  /** The question's terms, weighed. */
  weights: ReadonlyMap<string, number>
  nearness: Nearness | undefined
}

/** Found clauses → what a reader sees: the passage, its sentences with their scores, the reasons. */
export function createMatchMaker(snapshot: Snapshot): (found: readonly Found[], asked: Asked) => Match[] {
  const documents = new Map(snapshot.documents.map((document) => [document.id, document]))
  const clauses = new Map(snapshot.clauses.map((clause) => [clause.id, clause]))
  return (found, asked) => {
    const gains: AskedTerm[] = [...asked.weights].map(([term, weight]) => ({
      term,
      weight: weight * snapshot.words.weightOf(term),
    }))
    const sentences = scaleWords(
      found.map((one) => sentenceMatches(one.clause, snapshot, { gains, nearness: asked.nearness })),
    )
    return found.map(({ clause: place, score, parts }, i) => {
      const clause = snapshot.clauses[place]
      const document = clause && documents.get(clause.documentId)
      if (!clause || !document) throw new Error(`条款没有文件：${clause?.id ?? place}`)
      const own = sentences[i] ?? []
      const text = passageOf({
        path: clause.path,
        text: clause.text,
        spans: own,
        scores: own.map((s) => s.lexical + s.vector),
        companions: companionsOf(clause, (id) => clauses.get(id)),
      })
      const terms = [...asked.weights.keys()].filter((term) => snapshot.words.has(term, place))
      return {
        clause,
        document,
        score,
        text,
        sentences: own,
        explain: { parts, terms },
      }
    })
  }
}

interface Gains {
  /** What each of the question's terms adds to a sentence that has it. */
  gains: readonly AskedTerm[]
  nearness: Nearness | undefined
}

function sentenceMatches(place: number, snapshot: Snapshot, { gains, nearness }: Gains): SentenceMatch[] {
  const clause = snapshot.clauses[place]
  if (!clause) return []
  const first = snapshot.vectors?.starts[place] ?? 0
  const clauseTerms = clauseTermsOf(clause)
  const { each } = weighTerms(clauseTerms, gains)
  return clauseTerms.sentences.map(({ from, to, text }, i) => ({
    from,
    to,
    text,
    lexical: each[i] as number,
    vector: nearness ? nearness.scale(nearness.cosineOf(first + i)) : 0,
  }))
}

/** Divides by the best sentence of all, so that the best is 1. */
function scaleWords(clauses: SentenceMatch[][]): SentenceMatch[][] {
  const most = Math.max(0, ...clauses.flat().map((s) => s.lexical))
  if (most === 0) return clauses
  return clauses.map((sentences) => sentences.map((s) => ({ ...s, lexical: s.lexical / most })))
}
