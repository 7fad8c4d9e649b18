import { isWhole, type AttachmentBlock, type Block, type TextBlock } from './block.ts'
import type { ClauseKind } from './clause.ts'
import { RANK, type Mark } from './mark.ts'
import type { Table } from './table.ts'
import { concat, EMPTY, type Run } from './text.ts'

/** A clause before it has a code and its links: what the outline of a document yields. */
export interface Draft {
  /** Place in the outline, unique in the document: 3-1-2, z2-7-p1, f1-t1-75. */
  place: string
  kind: ClauseKind
  path: string[]
  /** Of a row empty; see cells. */
  run: Run
  cells: { column: string; run: Run }[]
  /** Place of the table, of a row and of the notes that govern it. */
  table?: string
  no: number
}

interface Frame {
  rank: number
  place: string
  path: string[]
  paragraphs: number
  tables: number
  /** Place of the last table, which a note may govern. */
  lastTable?: string
}

export interface Outline {
  drafts: Draft[]
  headings: Run[]
  records: Run[]
  furniture: Run[]
}

/** Rank of an attachment: above all signs. */
const ATTACHMENT_RANK = 0.5

/** Walks the blocks of one part of a document and tells its clauses, each with the headings it stands under. */
export function readOutline(blocks: readonly Block[], options: { title: string; prefix: string }): Outline {
  const walk = new Walk(options.title, options.prefix)
  blocks.forEach((block, i) => walk.take(block, blocks[i + 1]))
  return walk.outline
}

class Walk {
  readonly outline: Outline = { drafts: [], headings: [], records: [], furniture: [] }
  readonly #stack: Frame[]

  constructor(title: string, prefix: string) {
    this.#stack = [{ rank: 0, place: prefix, path: [title], paragraphs: 0, tables: 0 }]
  }

  take(block: Block, next: Block | undefined): void {
    if (block.kind === 'table') this.#table(block.table)
    else if (block.kind === 'attachment') this.#attachment(block)
    else if (block.kind === 'record') this.outline.records.push(block.run)
    else if (block.kind === 'furniture') this.outline.furniture.push(block.run)
    else if (block.mark) this.#marked(block, block.mark, next)
    else this.#plain(block, next)
  }

  get #top(): Frame {
    return this.#stack.at(-1) as Frame
  }

  #open(rank: number, sign: string, title: string | null): Frame {
    while (this.#top.rank >= rank) this.#stack.pop()
    const parent = this.#top
    const place = parent.place && !sign.startsWith('z') ? `${parent.place}-${sign}` : sign
    const path = title ? [...parent.path, title] : parent.path
    const frame = { rank, place, path, paragraphs: 0, tables: 0 }
    this.#stack.push(frame)
    return frame
  }

  #attachment(block: AttachmentBlock): void {
    this.#open(ATTACHMENT_RANK, `f${block.number}`, block.title)
    this.outline.headings.push(...block.runs)
  }

  #marked(block: TextBlock, mark: Mark, next: Block | undefined): void {
    const sign = mark.rank === RANK.box ? `z${mark.number}` : String(mark.number)
    const { text } = block.run
    if (isHeading(block, mark, next)) {
      this.#open(mark.rank, sign, headingOf(text, mark))
      if (text.length <= LONGEST_BARE_HEADING || !isWhole(text)) {
        this.outline.headings.push(block.run)
        return
      }
      this.#draft('item', this.#top.place, block, this.#top.path.slice(0, -1))
      return
    }
    const title = titleOf(text)
    const { place, path } = this.#open(mark.rank, sign, title)
    this.#draft('item', place, block, title ? path.slice(0, -1) : path)
  }

  #plain(block: TextBlock, next: Block | undefined): void {
    const { text } = block.run
    const frame = this.#top
    if (/^注[:：]/.test(text)) {
      this.#draft('note', `${frame.lastTable ?? frame.place}-note`, block, frame.path)
      if (frame.lastTable) (this.outline.drafts.at(-1) as Draft).table = frame.lastTable
      return
    }
    if (next?.kind === 'table' && !isWhole(text) && text.length <= 60) {
      this.#open(this.#top.rank + 0.1, `t${++frame.tables}`, text)
      this.outline.headings.push(block.run)
      return
    }
    const place = [frame.place, `p${++frame.paragraphs}`].filter(Boolean).join('-')
    this.#draft('paragraph', place, block, frame.path)
  }

  #draft(kind: ClauseKind, place: string, block: TextBlock, path: string[]): void {
    this.outline.drafts.push({ place, kind, path, run: block.run, cells: [], no: block.no })
  }

  #table(table: Table): void {
    const captioned = /(?:^|-)t\d+$/.test(this.#top.place)
    const frame = this.#top
    const place = captioned ? frame.place : [frame.place, `t${++frame.tables}`].filter(Boolean).join('-')
    frame.lastTable = place
    this.outline.headings.push(...table.header)
    this.outline.furniture.push(...table.furniture)
    let group: string | null = null
    table.rows.forEach((row, i) => {
      const [first = EMPTY, ...rest] = row.cells
      if (first.text && rest.every((c) => c.text === '')) {
        group = first.text
        this.outline.headings.push(first)
        return
      }
      const key = /^\d{1,3}/.exec(first.text)?.[0] ?? `r${i + 1}`
      const cells = row.cells.map((run, c) => ({ column: table.header[c]?.text ?? '', run }))
      const path = group ? [...frame.path, group] : frame.path
      this.outline.drafts.push({
        place: `${place}-${key}`,
        kind: 'row',
        path,
        run: EMPTY,
        cells,
        table: place,
        no: row.no,
      })
    })
    if (captioned) this.#stack.pop()
    this.#top.lastTable = place
  }
}

/** A heading longer than this says something of its own: it is a clause too. */
const LONGEST_BARE_HEADING = 24

/** A numbered line heads what follows when it is one sentence and deeper signs, running text or a table come next. */
function isHeading(block: TextBlock, mark: Mark, next: Block | undefined): boolean {
  const { text } = block.run
  if (mark.rank <= RANK.section || mark.rank === RANK.box) return true
  if (!next || /[。！？；].*\S/.test(text.slice(0, -1))) return false
  if (next.kind === 'table') return true
  if (next.kind !== 'text') return false
  if (!next.mark) return text.length <= 40
  return next.mark.rank > mark.rank && (text.length <= 60 || next.mark.rank === RANK.third)
}

/** 第一章规划背景 is shown 第一章 规划背景: the space that typesetting puts there is no part of the words. */
function headingOf(text: string, mark: Mark): string {
  const words = text.replace(/[。：:]$/, '')
  const set = mark.rank <= RANK.section || mark.rank === RANK.box
  const sign = /^(?:第[^章节]+[章节]|专栏\d+)/.exec(words)?.[0] ?? ''
  return set ? `${sign} ${words.slice(sign.length)}` : words
}

/** （五）合理确定基本救助水平。按… → its first sentence, when that is short enough to be a title. */
function titleOf(text: string): string | null {
  const end = text.search(/[。？！]/)
  return end > 0 && end <= 32 && end < text.length - 1 ? text.slice(0, end) : null
}

/** Cells → the words a row is shown and searched as: `column：text`, set apart by the cell's own stop or a ；. */
export const rowText = (cells: readonly { column: string; text: string }[]): string =>
  cells
    .filter((c) => c.text !== '')
    .map((c, i, all) => `${c.column}：${c.text}${i === all.length - 1 || /[。；]$/.test(c.text) ? '' : '；'}`)
    .join('')

/** The characters of a draft in reading order, of a row cell by cell. */
export const runOf = (draft: Draft): Run =>
  draft.kind === 'row' ? concat(...draft.cells.map((c) => c.run)) : draft.run
