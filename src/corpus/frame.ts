import { normalNumber } from './contents.ts'
import { markOf } from './mark.ts'
import { concat, EMPTY, fold, foldTitle, tidy, trim, type Line, type Run } from './text.ts'

/**
 * The frame of one document: what stands around its text. A 通知 that prints a plan has two texts: its own (`notice`)
 * and the plan's (`body`), with a title each.
 */
export interface DocumentFrame {
  title: string
  /** The carrying notice's title, when the document has one. */
  noticeTitle?: string
  number?: string
  issuer?: string
  issuedOn?: string
  notice: Line[]
  body: Line[]
  /** The issuer's name, where it is printed, and the date under it. */
  signature?: Run & { no: number }
  /** Title, 文号, addressee, other signatures, list of issuing bodies: accounted for as the record. */
  records: Run[]
}

const NUMBER = /^[\p{Script=Han}]{2,8}[〔[［]\d{4}[〕\]］]\s*\d+\s*号$/u
const DATE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/
const ADDRESSEE = /^(?:各|省政府|市政府|县政府|本|驻)/
const ISSUER = /^([^《]{2,12}?人民政府(?:办公[厅室])?)/
const TITLE_END = /(?:通知|意见|办法|规定|决定|方案|规划|纲要|细则|条例|公告|通告|批复|解读|简介|任免)$/
/** The editor's word under an interpretation. */
const COLOPHON = /^[（(]本解读.+[)）]$/

export const isNumberLine = (text: string): boolean => NUMBER.test(fold(text).trim())

/** Reads the frame of a document whose title begins at lines[0] (or its 文号, with the title under it). */
export function readFrame(lines: readonly Line[]): DocumentFrame {
  const records: Run[] = []
  const head = readHead(lines, records)
  const signed = readSignatures(lines.slice(head.next), head.title, records)
  const issuer = ISSUER.exec(head.title)?.[1] ?? signed.issuer
  const base = {
    title: head.title,
    ...(head.number ? { number: head.number } : {}),
    ...(issuer ? { issuer } : {}),
    ...(signed.issuedOn ? { issuedOn: signed.issuedOn } : {}),
    ...(signed.signature ? { signature: signed.signature } : {}),
    records,
  }
  const carries = /(?:印发|转发).*通知$/.test(head.title) && signed.firstDate >= 0
  if (!carries) return { ...base, notice: [], body: signed.lines }
  const carried = readCarriedTitle(signed.lines, signed.firstDate, records)
  return {
    ...base,
    title: carried.title || head.title,
    noticeTitle: head.title,
    notice: signed.lines.slice(0, signed.firstDate),
    body: signed.lines.slice(carried.next),
  }
}

function readHead(lines: readonly Line[], records: Run[]): { title: string; number?: string; next: number } {
  let title: Run = EMPTY
  let number: string | undefined
  let i = 0
  for (; i < lines.length; i++) {
    const line = lines[i] as Line
    const text = line.text.trim()
    if (text === '') continue
    if (isNumberLine(text) && !number) number = normalNumber(text)
    else if (TITLE_END.test(text.replace(/\s/g, '')) && title.text === '') title = trim(line)
    else if (TITLE_END.test(title.text) || (title.text && (ADDRESSEE.test(text) || /[。；：]/.test(text))))
      break
    else title = concat(title, trim(line))
    records.push(trim(line))
  }
  const next = readAddressee(lines, i, records)
  return { title: tidy(title).text, ...(number ? { number } : {}), next }
}

/** 各市（州）人民政府，…： to its colon, over as many lines as it takes. Returns where the text begins. */
function readAddressee(lines: readonly Line[], from: number, records: Run[]): number {
  const start = lines.findIndex((l, i) => i >= from && l.text.trim() !== '')
  if (start < 0 || !ADDRESSEE.test((lines[start] as Line).text.trim())) return from
  for (let i = start; i < Math.min(lines.length, start + 6); i++) {
    if (!/[:：]\s*$/.test((lines[i] as Line).text)) continue
    records.push(...lines.slice(start, i + 1).map(trim))
    return i + 1
  }
  return from
}

interface Signed {
  lines: Line[]
  issuer?: string
  issuedOn?: string
  signature?: DocumentFrame['signature']
  /** Index in `lines` where the first signature with a date stood; -1 = none. */
  firstDate: number
}

/** Takes signatures (the issuer's name alone on a line, then the date) out of the text, and keeps the first. */
function readSignatures(lines: readonly Line[], title: string, records: Run[]): Signed {
  const kept: Line[] = []
  const signed: Signed = { lines: kept, firstDate: -1 }
  const own = foldTitle(ISSUER.exec(title)?.[1] ?? '')
  let name: Run | undefined
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line
    const text = fold(line.text).replace(/\s/g, '')
    const date = DATE.exec(text)
    const isName =
      /人民政府(?:办公[厅室])?$/.test(text) && text.length <= 16 && (foldTitle(text) === own || own === '')
    if (!isName && !date && !COLOPHON.test(text)) {
      kept.push(line)
      continue
    }
    if (isName) signed.issuer ??= text
    const run = trim(line)
    if (date && !signed.signature) {
      signed.signature = { ...(name ? concat(name, run) : run), no: line.no }
      name = undefined
    } else if (isName && !signed.signature) {
      if (name) records.push(name)
      name = run
    } else records.push(run)
    if (!date) continue
    signed.issuedOn ??= `${date[1]}-${date[2]?.padStart(2, '0')}-${date[3]?.padStart(2, '0')}`
    if (signed.firstDate < 0) signed.firstDate = kept.length
  }
  if (name) records.push(name)
  return signed
}

/** The title of what a notice carries, with the names of the bodies that wrote it, where they stand under it. */
function readCarriedTitle(
  lines: readonly Line[],
  from: number,
  records: Run[],
): { title: string; next: number } {
  let title: Run = EMPTY
  let i = from
  for (; i < lines.length; i++) {
    const line = lines[i] as Line
    const text = line.text.trim()
    if (text === '' && title.text) break
    if (text === '') continue
    if (markOf(text) || /[。；：:]/.test(text)) break
    title = concat(title, trim(line))
    records.push(trim(line))
  }
  for (; i < lines.length; i++) {
    const text = (lines[i] as Line).text.trim()
    if (text === '') continue
    if (!/^(?:(?:国家|省|市|县)\S*\s*)+$/.test(text) || /[。，；：,]/.test(text)) break
    records.push(trim(lines[i] as Line))
  }
  return { title: tidy(title).text, next: i }
}
