import { concat, fold, slice, tidy, trim, type Line, type Run } from './text.ts'
import { markOf, RANK, type Mark } from './mark.ts'
import { readTable, startsTable, type Table } from './table.ts'

export interface TextBlock {
  kind: 'text'
  no: number
  run: Run
  mark: Mark | null
}
export interface TableBlock {
  kind: 'table'
  no: number
  table: Table
}
/** 附件 2 and its title. */
export interface AttachmentBlock {
  kind: 'attachment'
  no: number
  number: number
  runs: Run[]
  title: string
}
/** 附件：1. …: the list of what is attached. */
export interface RecordBlock {
  kind: 'record'
  no: number
  run: Run
}
/** 抄送, page numbers: no part of the text. */
export interface FurnitureBlock {
  kind: 'furniture'
  no: number
  run: Run
}
export type Block = TextBlock | TableBlock | AttachmentBlock | RecordBlock | FurnitureBlock

/** Characters that a page break printed twice (食品药品 | 品安全). */
export interface Overlap {
  no: number
  run: Run
}

const FURNITURE =
  /^(?:PAGE\b.*|[—–-]*\s*\d{1,3}\s*[—–-]*|抄送[:：].*|.{2,20}办公[室厅]\s*\d{4}年\d{1,2}月\s*\d{1,2}日印发)$/
const ATTACHED = /^附件\s*[:：]\s*\S/
const ATTACHMENT = /^附件\s*(\d{0,2})\s*[:：]?$/

/** A text that ends where a sentence ends, or with a bracket that follows a sentence: 。（省民政厅负责）. */
export const isWhole = (text: string): boolean =>
  /(?:[。！？!?:][”’"）)》]?|[。！？;]\([^()]*\))$/.test(fold(text))

const isTitleLike = (text: string): boolean => text.length <= 40 && !/[。；：！？]/.test(text)

/** Lines → blocks: paragraphs joined over line and page breaks, tables, attachments. */
export function readBlocks(lines: readonly Line[]): { blocks: Block[]; overlaps: Overlap[] } {
  const reader = new BlockReader(lines)
  return reader.read()
}

class BlockReader {
  readonly #lines: readonly Line[]
  readonly #whole: string
  readonly #blocks: Block[] = []
  readonly #overlaps: Overlap[] = []
  #open: TextBlock | undefined
  #listing = false

  constructor(lines: readonly Line[]) {
    this.#lines = lines
    this.#whole = lines.map((l) => l.text.replace(/\s/g, '')).join('\n')
  }

  read(): { blocks: Block[]; overlaps: Overlap[] } {
    for (let i = 0; i < this.#lines.length;) i = this.#step(i)
    this.#close()
    return { blocks: this.#blocks, overlaps: this.#overlaps }
  }

  #step(i: number): number {
    const line = this.#lines[i] as Line
    const text = fold(line.text).trim()
    if (text === '') return i + 1
    if (startsTable(line)) {
      const { table, next } = readTable(this.#lines, i)
      this.#push({ kind: 'table', no: line.no, table })
      return next
    }
    if (FURNITURE.test(text)) this.#push({ kind: 'furniture', no: line.no, run: trim(line) })
    else if (ATTACHED.test(text)) this.#listed(line)
    else if (ATTACHMENT.test(text)) return this.#attachment(i)
    else this.#text(line)
    return i + 1
  }

  #push(block: Block): void {
    this.#close()
    this.#blocks.push(block)
  }

  #listed(line: Line): void {
    this.#push({ kind: 'record', no: line.no, run: trim(line) })
    this.#listing = true
  }

  #attachment(i: number): number {
    const line = this.#lines[i] as Line
    const runs = [trim(line)]
    let next = i + 1
    for (; next < this.#lines.length; next++) {
      const follower = this.#lines[next] as Line
      const text = follower.text.trim()
      if (text === '') continue
      if (startsTable(follower) || markOf(text) || !isTitleLike(text)) break
      runs.push(trim(follower))
    }
    const number = Number(ATTACHMENT.exec(fold(line.text).trim())?.[1] || 1)
    this.#push({
      kind: 'attachment',
      no: line.no,
      number,
      runs,
      title: runs.map((r) => tidy(r).text.replace(/[:：]$/, '')).join(' '),
    })
    return next
  }

  #text(line: Line): void {
    const run = trim(line)
    const mark = markOf(run.text)
    if (this.#listing && mark?.rank === RANK.third && isTitleLike(run.text)) {
      this.#push({ kind: 'record', no: line.no, run })
      this.#listing = true
      return
    }
    if (this.#open && !mark && !/^(?:——|注[:：])/.test(run.text) && this.#goesOn(this.#open, run.text)) {
      this.#open.run = this.#join(this.#open.run, run, line.no)
      return
    }
    this.#close()
    this.#open = { kind: 'text', no: line.no, run, mark }
  }

  #close(): void {
    this.#listing = false
    if (!this.#open) return
    this.#blocks.push({ ...this.#open, run: tidy(this.#open.run) })
    this.#open = undefined
  }

  /**
   * A text without an end goes on in the next line. A numbered title has no end either (一、编制背景); it goes on only
   * when what follows is a stub of a sentence (…发布和执行 | 的规范性。), or when it is an item with a comma: titles of
   * items have none (3. 鼓励…合作，加快推进面向养老机构的远 | 程医疗服务试点…).
   */
  #goesOn(open: TextBlock, next: string): boolean {
    if (isWhole(open.run.text)) return false
    if (!open.mark || !isTitleLike(open.run.text)) return true
    if (open.mark.rank < RANK.first || open.mark.rank === RANK.box) return false
    if (open.mark.rank >= RANK.third && /[，,]/.test(open.run.text)) return true
    const stub = next.search(/[。；]/)
    return stub >= 0 && stub <= 10
  }

  /**
   * Joins two lines; when the break printed characters twice, drops the second print. Taken for a double only when the
   * joint without it stands elsewhere in the document and the joint with it does not.
   */
  #join(left: Run, right: Run, no: number): Run {
    for (let k = 3; k >= 1; k--) {
      const twice = right.text.slice(0, k)
      if (!left.text.endsWith(twice)) continue
      const single = left.text.slice(-k - 1) + right.text.slice(k, k + 2)
      const double = left.text.slice(-k - 1) + right.text.slice(0, k + 1)
      if (!this.#whole.includes(single) || this.#whole.includes(double)) continue
      this.#overlaps.push({ no, run: slice(right, 0, k) })
      return concat(left, slice(right, k))
    }
    return concat(left, right)
  }
}
