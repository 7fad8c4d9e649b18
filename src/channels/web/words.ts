import { dateWords } from '../../corpus/day.ts'
import type { DocumentKind, DocumentRecord } from '../../corpus/document.ts'
import type { Validity } from '../../corpus/validity.ts'

/** The page's own words for what the records hold. */

export const KINDS: Record<DocumentKind, string> = {
  plan: '规划',
  opinion: '意见',
  measures: '办法',
  notice: '通知',
  interpretation: '解读',
  personnel: '人事任免',
  about: '公报说明',
}

const DAY = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A moment as it is told in China: 2026年1月31日 9点05分. */
export function timeWords(at: number): string {
  const parts = new Map(DAY.formatToParts(at).map(({ type, value }) => [type, value]))
  const [year, month, day, hour, minute] = ['year', 'month', 'day', 'hour', 'minute'].map((type) =>
    parts.get(type as Intl.DateTimeFormatPartTypes),
  )
  return `${year}年${month}月${day}日 ${Number(hour)}点${minute}分`
}

/** Seven digits, each read by itself, in a group of three and one of four. Copied whole, it still opens the clause. */
export function codeWords(code: string): string {
  const digits = [...code]
  return `${digits.slice(0, 3).join(' ')}\u3000${digits.slice(3).join(' ')}`
}

export function validityWords(validity: Validity): string {
  const note = validity.note ? `（${validity.note}）` : ''
  switch (validity.status) {
    case 'in_force':
      return `还在期限里：到${validity.to ? dateWords(validity.to) : '期限'}为止。${note}`
    case 'lapsed':
      return `已经过期：期限到${validity.to ? dateWords(validity.to) : '文件写明的日子'}为止。现在的标准请再问一问。${note}`
    case 'replaced':
      return `已经有新文件代替它。${note}`
    case 'unknown':
      return `文件没有写明用到哪一天。现在还管不管用，请再问一问。${note}`
  }
}

/** Of a link to a clause, so that it can be told from others when links are read out alone. */
export function clauseName(
  document: Pick<DocumentRecord, 'title' | 'region'>,
  path: readonly string[],
): string {
  const place = path.filter((heading) => heading !== document.title).slice(-2)
  return [`${document.region}《${document.title.replace(/^《|》$/g, '')}》`, ...place].join('，')
}

/** At most `max` characters, cut at a character, with … for what is left out. */
export function shorten(text: string, max: number): string {
  const characters = [...text]
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`
}
