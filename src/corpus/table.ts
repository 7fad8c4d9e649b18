import { concat, EMPTY, fold, foldTitle, RESTORED, slice, tidy, trim, type Line, type Run } from './text.ts'

export interface TableRow {
  no: number
  cells: Run[]
}

/** A table as printed: pages joined, repeated headers set aside. */
export interface Table {
  no: number
  header: Run[]
  rows: TableRow[]
  /** Headers printed again on a new page. */
  furniture: Run[]
}

const isTabbed = (line: Line): boolean => line.text.trim() !== '' && line.text.includes('\t')
const isBlank = (line: Line): boolean => line.text.trim() === ''
/** One cell on a line of its own, set in by a tab. */
const isLoneCell = (line: Line): boolean => /^\t[^\t]*$/.test(line.text.replace(/\s+$/, '')) && !isBlank(line)

export const startsTable = (line: Line): boolean => isTabbed(line)

/** Reads the table that starts at lines[from]; `next` is the first line behind it. */
export function readTable(lines: readonly Line[], from: number): { table: Table; next: number } {
  const first = lines[from]
  const { groups, next } = first && isLoneCell(first) ? loneCellRows(lines, from) : tabbedRows(lines, from)
  const [head, ...body] = groups
  const header = head?.cells.map(tidy) ?? []
  const table: Table = { no: head?.no ?? 0, header, rows: [], furniture: [] }
  for (const { no, cells } of body) {
    const tidied = cells.map(tidy)
    if (sameCells(tidied, header)) table.furniture.push(...tidied)
    else addRow(table, { no, cells: fit(tidied, header.length) })
  }
  return { table, next }
}

/** A row whose first cell is empty goes on with the row before it (it was split over two pages). */
function addRow(table: Table, row: TableRow): void {
  const last = table.rows.at(-1)
  const goesOn = row.cells[0]?.text === '' && row.cells.some((c) => c.text !== '') && last
  if (!goesOn) table.rows.push(row)
  else last.cells = last.cells.map((cell, i) => concat(cell, row.cells[i] ?? EMPTY))
}

const sameCells = (a: readonly Run[], b: readonly Run[]): boolean =>
  a.length === b.length && a.every((cell, i) => foldTitle(cell.text) === foldTitle(b[i]?.text ?? ''))

/** As many cells as the header has: short rows are filled up, what stands over goes into the last cell. */
function fit(cells: Run[], width: number): Run[] {
  if (cells.length <= width) return [...cells, ...Array.from({ length: width - cells.length }, () => EMPTY)]
  return [...cells.slice(0, width - 1), concat(...cells.slice(width - 1))]
}

function split(line: Line): Run[] {
  const cells: Run[] = []
  let from = 0
  for (let i = 0; i <= line.text.length; i++) {
    if (i < line.text.length && line.text.charAt(i) !== '\t') continue
    cells.push(trim(slice(line, from, i)))
    from = i + 1
  }
  return cells
}

/** Rows on one line each; goes on over blank lines (a page end) while the lines keep the number of cells. */
function tabbedRows(lines: readonly Line[], from: number): { groups: TableRow[]; next: number } {
  const groups: TableRow[] = []
  const width = split(lines[from] as Line).length
  let next = from
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as Line
    if (isBlank(line)) continue
    if (!isTabbed(line)) break
    const cells = split(line)
    const afterGap = i > from && isBlank(lines[i - 1] as Line)
    if (afterGap && cells.length !== width) break
    groups.push({ no: line.no, cells })
    next = i + 1
  }
  return { groups, next }
}

/** Rows of one cell a line, set apart by blank lines; a line that is not set in goes on with the cell before it. */
function loneCellRows(lines: readonly Line[], from: number): { groups: TableRow[]; next: number } {
  const last = lines.findLastIndex((l, i) => i >= from && isLoneCell(l) && noTextBetween(lines, from, i))
  const groups: TableRow[] = []
  let next = last + 1
  let open: TableRow | undefined
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as Line
    if (isBlank(line)) {
      if (i <= last && isLoneCell(lines.slice(i).find((l) => !isBlank(l)) ?? line)) open = undefined
      continue
    }
    if (i > last && !isTail(line)) break
    const cell = trim(line)
    if (isLoneCell(line)) {
      if (!open) groups.push((open = { no: line.no, cells: [] }))
      open.cells.push(cell)
    } else {
      const row = groups.at(-1)
      const before = row?.cells.pop() ?? EMPTY
      row?.cells.push(concat(before, separator(before, cell), cell))
    }
    next = i + 1
  }
  return { groups, next }
}

/** A name left over from a last cell: short, no sentence, not a note. */
const isTail = (line: Line): boolean => {
  const text = fold(line.text).trim()
  return text.length <= 20 && !/[。;；:：]/.test(text) && !/^[\d—-]+$|^PAGE/.test(text)
}

const noTextBetween = (lines: readonly Line[], from: number, to: number): boolean =>
  lines.slice(from, to).every((l) => isBlank(l) || isLoneCell(l) || isTail(l))

/** A line break between two names stood for a comma: it is supplied, and known as supplied by its place. */
const separator = (before: Run, after: Run): Run =>
  /[\p{Script=Han}]$/u.test(before.text) && /^\p{Script=Han}/u.test(after.text) && before.text.includes('、')
    ? { text: '、', at: [RESTORED] }
    : EMPTY
