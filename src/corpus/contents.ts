import { concat, EMPTY, fold, foldTitle, trim, type Line, type Run } from './text.ts'

/** One line of a gazette's table of contents. */
export interface ContentsEntry {
  /** 省政府文件, 政策解读, … */
  section: string
  title: string
  number?: string
  page?: number
  line: number
}

const PAGE = /[\s.…·]*[(（]\s*(\d{1,3}|封[底面二三])\s*[)）]\s*$/
const NUMBER = /[(（]\s*([\p{Script=Han}]{2,8}[〔[［]\d{4}[〕\]］]\s*[\d-]+\s*号)\s*[)）]\s*$/u

/**
 * Reads the table of contents out of the lines of a gazette: from 目录 to the imprint (编辑委员会). An entry may be broken
 * over lines and ends with its page; a short line with no page is a section.
 * Returns also the line that ends it, so that the body can be looked for behind.
 */
export function readContents(lines: readonly Line[]): { entries: ContentsEntry[]; from: number; to: number } {
  const from = lines.findIndex((l) => /^目\s*录$/.test(l.text.trim()))
  if (from < 0) return { entries: [], from: 0, to: 0 }
  const length = lines.slice(from).findIndex((l) => l.text.trim().startsWith('编辑委员会'))
  const to = length < 0 ? lines.length : from + length
  const entries: ContentsEntry[] = []
  let section = ''
  let pending: Run = EMPTY
  let start = 0
  for (const line of lines.slice(from + 1, to)) {
    const text = line.text.trim()
    if (text === '' || text === 'CONTENTS') {
      if (pending.text && pending.text.length <= 8) {
        section = pending.text
        pending = EMPTY
      }
      continue
    }
    if (pending.text === '') start = line.no
    pending = concat(pending, trim(line))
    const page = PAGE.exec(pending.text)
    if (!page) continue
    entries.push(entryOf(pending.text.slice(0, page.index), { section, line: start, page: Number(page[1]) }))
    pending = EMPTY
  }
  return { entries, from, to }
}

function entryOf(
  text: string,
  { section, line, page }: { section: string; line: number; page: number },
): ContentsEntry {
  const number = NUMBER.exec(text)
  const title = (number ? text.slice(0, number.index) : text).replace(/[\s.…·]+$/, '')
  return {
    section,
    title,
    line,
    ...(number?.[1] ? { number: normalNumber(number[1]) } : {}),
    ...(Number.isNaN(page) ? {} : { page }),
  }
}

/** 吉政办发[2016]81号 → 吉政办发〔2016〕81号. */
export const normalNumber = (text: string): string =>
  fold(text)
    .replace(/\s/g, '')
    .replace(/[[［]/g, '〔')
    .replace(/[\]］]/g, '〕')

/** The entry whose title stands at this line, if any. */
export const entryAt = (entries: readonly ContentsEntry[], line: Line): ContentsEntry | undefined => {
  const title = foldTitle(line.text)
  return title === '' ? undefined : entries.find((e) => foldTitle(e.title) === title)
}
