import { companionsOf } from './companions.ts'
import type { Match, SentenceMatch } from './match.ts'
import type { Nearness } from './nearness.ts'
import { passageOf } from './passage.ts'
import { sentencesOf, type Span } from './sentences.ts'
import type { Snapshot } from './snapshot.ts'
import { countTerms } from './terms.ts'

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
    const sentences = scaleWords(found.map((one) => sentenceMatches(one.clause, snapshot, asked)))
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

function sentenceMatches(place: number, snapshot: Snapshot, { weights, nearness }: Asked): SentenceMatch[] {
  const clause = snapshot.clauses[place]
  const first = snapshot.vectors?.starts[place] ?? 0
  return (clause ? sentencesOf(clause) : []).map(({ from, to }: Span, i) => {
    const text = clause?.text.slice(from, to) ?? ''
    let lexical = 0
    for (const term of countTerms(text).keys())
      lexical += (weights.get(term) ?? 0) * snapshot.words.weightOf(term)
    return { from, to, text, lexical, vector: nearness ? nearness.scale(nearness.cosineOf(first + i)) : 0 }
  })
}

/** Divides by the best sentence of all, so that the best is 1. */
function scaleWords(clauses: SentenceMatch[][]): SentenceMatch[][] {
  const most = Math.max(0, ...clauses.flat().map((s) => s.lexical))
  if (most === 0) return clauses
  return clauses.map((sentences) => sentences.map((s) => ({ ...s, lexical: s.lexical / most })))
}
