import type { Clause } from '../../corpus/clause.ts'
import type { DocumentRecord } from '../../corpus/document.ts'
import type { Contact } from '../answer.ts'
import { sentencesOf } from '../../search/sentences.ts'
import { canonical } from './canonical.ts'

/** What an answer may rest on. Made by the code that chose the clauses, never from the answer that is judged. */
export interface Evidence {
  /** Told or cited clauses, those that define their terms, and the notes that govern them. */
  clauses: readonly Clause[]
  /** The documents of these clauses. */
  documents: readonly DocumentRecord[]
  /** Contacts from the directory or the settings that this answer may name. */
  contacts: readonly Pick<Contact, 'name' | 'phone'>[]
  /** Sentences in closed wordings (wording.ts) with their slots filled from the records: notices, whom to ask. */
  said: readonly string[]
}

/** The smallest piece of a source that binds a number to its subject: a sentence of a clause, a cell of a row. */
export interface Piece {
  from: 'clause' | 'record' | 'directory'
  /** Clause id, document id, or the contact's name. */
  id: string
  /** Canonical. */
  text: string
}

/** Every piece that the evidence holds. */
export function piecesOf({ clauses, documents, contacts }: Evidence): Piece[] {
  return [
    ...clauses.flatMap(clausePieces),
    ...documents.map((d): Piece => ({ from: 'record', id: d.id, text: canonical(recordText(d)) })),
    ...contacts.map((c): Piece => ({
      from: 'directory',
      id: c.name,
      text: canonical(`${c.name},${c.phone ?? ''}`),
    })),
  ]
}

function clausePieces(clause: Clause): Piece[] {
  const texts = clause.cells
    ? clause.cells.flatMap((c) => [`${c.column}：${c.text}`, `${c.column}是${c.text}`])
    : sentencesOf(clause).map(({ from, to }) => clause.text.slice(from, to))
  return [...texts, ...clause.path].map((text) => ({ from: 'clause', id: clause.id, text: canonical(text) }))
}

/** What the record knows, each date also by its year. */
function recordText({
  title,
  noticeTitle,
  number,
  issuer,
  region,
  issuedOn,
  inForce,
  page,
}: DocumentRecord): string {
  const dates = [issuedOn, inForce.from, inForce.to].flatMap((date) => (date ? chineseDates(date) : []))
  return [title, noticeTitle, number, issuer, region, ...dates, page, inForce.note].filter(Boolean).join('，')
}

/** 2020-12-31 → 2020年12月31日, 2020年12月, 2020年. */
function chineseDates(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-').map((part) => String(Number(part)))
  return [`${year}年${month}月${day}日`, `${year}年${month}月`, `${year}年`]
}
