import type { AnswerBody, Provenance } from '../answer.ts'
import { forTheEar } from '../ear.ts'
import { canonical } from './canonical.ts'
import type { Evidence } from './evidence.ts'
import { readLine } from './line.ts'
import { traceSaid } from './numbers.ts'
import { quantitiesOf } from './quantity.ts'
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
 * with what governs it; a line tells one clause. What is spoken must be
 * what is written, as ear.ts says it.
 */
export const findFaults = (body: Judged, evidence: Evidence): Fault[] => examine(body, evidence).faults

/** The faults, and for each number of the answer where it comes from. */
export function examine(body: Judged, evidence: Evidence): { faults: Fault[]; provenance: Provenance[] } {
  const sources = evidence.clauses.map(sourceOf)
  const known = knownValues(evidence)
  const regions = new Map(evidence.documents.map((d) => [d.id, d.region]))
  const said = new Set(evidence.said.flatMap((text) => canonicalSentences(canonical(text))))
  const where = 'answer'
  const answer = body.answer
    .split('\n')
    .map(canonical)
    .map((line, i, lines) =>
      readLine(line, { where, said, sources, known, regions, before: lines[i - 1] ?? '' }),
    )
  const faults = [
    ...answer.flatMap((line) => line.faults),
    ...spokenFaults(body),
    ...quoteFaults(body.citations, evidence),
    ...body.notices.flatMap((text) =>
      noticeFaults(text, said, () => traceSaid(canonical(text), known, sources)),
    ),
    ...contactFaults(body, evidence),
  ]
  return { faults, provenance: unique(answer.flatMap((line) => line.provenance)) }
}

/** What is spoken is what is written, for the ear (ear.ts), and nothing else. */
function spokenFaults({ answer, spoken }: Judged): Fault[] {
  const own = forTheEar(answer)
  if (spoken === own) return []
  const where = 'spoken'
  const lines = new Set(own.split('\n'))
  const wrong = spoken.split('\n').filter((line) => !lines.has(line))
  const values = (text: string): string =>
    quantitiesOf(text)
      .map((q) => q.value)
      .join()
  const kind = values(spoken) === values(own) ? 'unsupported' : 'number'
  return [{ kind, where, text: wrong.join('\n') }]
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
