import { type Clause } from './clause.ts'
import type { DocumentRecord } from './document.ts'
import { validityOf, type Validity } from './validity.ts'

/** A clause as a source: what an answer shows of it. */
export interface Citation {
  clauseId: string
  code: string
  documentTitle: string
  documentNumber: string | null
  issuer: string
  region: string
  issuedOn: string | null
  path: string[]
  /** The clause's own words, at most LONGEST_QUOTE characters. */
  quote: string
  gazette: { title: string; issue: string; page?: number }
  url: string
  validity: Validity
}

/** api.md. */
export const LONGEST_QUOTE = 600

/**
 * The citation of a clause. `around` = [from, to) in its text is what the answer rests on: of a clause too long to be
 * quoted whole, the quote is the stretch of whole sentences that holds it.
 */
export function cite(
  clause: Clause,
  document: DocumentRecord,
  options: { today: string; around?: readonly [from: number, to: number] },
): Citation {
  const { title, issue } = document.gazette
  return {
    clauseId: clause.id,
    code: clause.code,
    documentTitle: document.title,
    documentNumber: document.number ?? null,
    issuer: document.issuer,
    region: document.region,
    issuedOn: document.issuedOn ?? null,
    path: clause.path,
    quote: quoteOf(clause.text, options.around ?? [0, 0]),
    gazette: { title, issue, ...(document.page === undefined ? {} : { page: document.page }) },
    url: `/clauses/${clause.id}`,
    validity: validityOf(document, options.today),
  }
}

/** Widens a stretch sentence by sentence, by turns behind and before it, while the quote stays short enough. */
function quoteOf(text: string, [from, to]: readonly [number, number]): string {
  if (text.length <= LONGEST_QUOTE) return text
  const ends = [0, ...[...text.matchAll(/[。；！？]/g)].map((m) => m.index + 1), text.length]
  let start = ends.filter((e) => e <= from).at(-1) ?? 0
  let end = ends.find((e) => e >= Math.max(to, start + 1)) ?? text.length
  for (let grew = true; grew;) {
    grew = false
    const next = ends.find((e) => e > end)
    if (next !== undefined && next - start <= LONGEST_QUOTE) {
      end = next
      grew = true
    }
    const before = ends.filter((e) => e < start).at(-1)
    if (before !== undefined && end - before <= LONGEST_QUOTE) {
      start = before
      grew = true
    }
  }
  return text.slice(start, Math.min(end, start + LONGEST_QUOTE))
}

/** 9068564 → 906 8564: how a code is shown, to be read aloud in two breaths. */
export const groupCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`
