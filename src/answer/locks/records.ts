import type { DocumentRecord } from '../../corpus/document.ts'
import { onceEach } from '../../once-each.ts'
import type { Provenance } from '../answer.ts'
import { canonical } from './canonical.ts'
import type { Evidence } from './evidence.ts'
import { quantitiesIn } from './quantity.ts'

/** Who knows a bare value: 管到2020年底 rests on the day 2020-12-31 of a record, 12385 on the directory. */
export interface Known extends Omit<Provenance, 'text'> {
  values: ReadonlySet<string>
}

export function knownValues({ documents, contacts }: Pick<Evidence, 'documents' | 'contacts'>): Known[] {
  return [
    ...documents.map(recordOf),
    ...contacts.map((c): Known => ({
      from: 'directory',
      id: c.name,
      values: valuesOf([c.name, c.phone ?? '', c.why].join('，')),
    })),
  ]
}

const recordOf = onceEach((document: DocumentRecord): Known => ({
  from: 'record',
  id: document.id,
  values: valuesOf(recordText(document)),
}))

const valuesOf = (text: string): Set<string> => new Set(quantitiesIn(canonical(text)).map((q) => q.value))

/** What the record knows, each date also by its year. */
function recordText(document: DocumentRecord): string {
  const { title, noticeTitle, number, issuer, region, issuedOn, inForce, gazette } = document
  const dates = [issuedOn, inForce.from, inForce.to].flatMap((date) => (date ? chineseDates(date) : []))
  const numbers = number ? [number, `（${number}）`] : []
  return [title, noticeTitle, ...numbers, issuer, region, gazette.issue, ...dates, inForce.note]
    .filter(Boolean)
    .join('，')
}

/** 2020-12-31 → 2020年12月31日, 2020年12月, 2020年. */
function chineseDates(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-').map((part) => String(Number(part)))
  return [`${year}年${month}月${day}日`, `${year}年${month}月`, `${year}年`]
}
