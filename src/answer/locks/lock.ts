import type { AnswerBody, Provenance } from '../answer.ts'
import { canonical } from './canonical.ts'
import type { Evidence } from './evidence.ts'
import { readLine } from './line.ts'
import { traceSaid } from './numbers.ts'
import { quoteFaults } from './quotes.ts'
import { knownValues } from './records.ts'
import { canonicalSentences, sourceOf } from './source.ts'
import type { Fault } from './fault.ts'

export type { Evidence } from './evidence.ts'
export { evidenceFrom } from './evidence.ts'
export type { Fault, FaultKind } from './fault.ts'

/** What the locks look at. */
export type Judged = Pick<AnswerBody, 'answer' | 'spoken' | 'citations' | 'notices' | 'contacts'>

/**
 * Everything in an answer that its evidence does not bear out; empty = it may be given. Whoever wrote the answer — our own
 * telling or a model — it is judged alike: each sentence is a closed wording, or a sentence of one clause, told whole and
 * with what governs it; a line tells one clause.
 */
export const findFaults = (body: Judged, evidence: Evidence): Fault[] => examine(body, evidence).faults

/** The faults, and for each number of the answer where it comes from. */
export function examine(body: Judged, evidence: Evidence): { faults: Fault[]; provenance: Provenance[] } {
  const sources = evidence.clauses.map(sourceOf)
  const known = knownValues(evidence)
  const regions = new Map(evidence.documents.map((d) => [d.id, d.region]))
  const said = new Set(evidence.said.flatMap((text) => canonicalSentences(canonical(text))))
  const judge = (where: Fault['where'], text: string) =>
    text
      .split('\n')
      .map((line, i, lines) =>
        readLine(line, { where, said, sources, known, regions, before: canonical(lines[i - 1] ?? '') }),
      )
  const answer = judge('answer', body.answer)
  const spoken = body.spoken === body.answer ? [] : judge('spoken', body.spoken)
  const faults = [
    ...[...answer, ...spoken].flatMap((line) => line.faults),
    ...quoteFaults(body.citations, evidence),
    ...body.notices.flatMap((text) =>
      noticeFaults(text, said, () => traceSaid(canonical(text), known, sources)),
    ),
    ...contactFaults(body, evidence),
  ]
  return { faults, provenance: unique(answer.flatMap((line) => line.provenance)) }
}

function noticeFaults(
  text: string,
  said: ReadonlySet<string>,
  numbers: () => { untraced: string[] },
): Fault[] {
  const where = 'notices'
  if (canonicalSentences(canonical(text)).some((s) => !said.has(s)))
    return [{ kind: 'unsupported', where, text }]
  return numbers().untraced.map((text) => ({ kind: 'number', where, text }))
}

const contactFaults = ({ contacts }: Judged, evidence: Evidence): Fault[] =>
  contacts
    .filter((c) => !evidence.contacts.some((known) => known.name === c.name && known.phone === c.phone))
    .map((c) => ({ kind: 'contact', where: 'contacts', text: c.name }))

const unique = (list: readonly Provenance[]): Provenance[] => [
  ...new Map(list.map((p) => [JSON.stringify(p), p])).values(),
]
