import { isWhole, type Block, type TextBlock } from './block.ts'
import { RANK } from './mark.ts'
import { concat } from './text.ts'

/** Something printed amiss that was put right; goes into the report. */
export interface Mending {
  no: number
  what: string
}

/**
 * Puts right what two-column extraction did to the order of blocks: items printed 1, 3, 2, 4; the end of an item
 * printed before the list; a first heading numbered in the wrong style (1、 before 二、).
 */
export function mend(blocks: readonly Block[]): { blocks: Block[]; mendings: Mending[] } {
  const mendings: Mending[] = []
  const styled = restyleFirst(blocks, mendings)
  const out: Block[] = []
  for (let i = 0; i < styled.length;) {
    const end = sectionEnd(styled, i)
    out.push(...mendSection(styled.slice(i, end), mendings))
    i = end
  }
  return { blocks: out, mendings }
}

const isItem = (b: Block | undefined): b is TextBlock => b?.kind === 'text' && b.mark?.rank === RANK.third
const isPlain = (b: Block | undefined): b is TextBlock => b?.kind === 'text' && b.mark === null
/** A section is what stands between two headings above the rank of items. */
const opensSection = (b: Block | undefined): boolean =>
  b !== undefined &&
  (b.kind === 'attachment' || (b.kind === 'text' && b.mark !== null && b.mark.rank < RANK.third))

function sectionEnd(blocks: readonly Block[], from: number): number {
  let end = from + 1
  while (end < blocks.length && !opensSection(blocks[end])) end++
  return end
}

function mendSection(section: Block[], mendings: Mending[]): Block[] {
  const first = section.findIndex(isItem)
  if (first < 0) return section
  const lead = section.slice(0, first)
  const groups: Block[][] = []
  for (const block of section.slice(first)) {
    if (isItem(block)) groups.push([block])
    else groups.at(-1)?.push(block)
  }
  adoptOrphan(lead, groups, mendings)
  return [...lead, ...inOrder(groups, mendings).flat()]
}

/** Items whose numbers are 1 … n in another order are put in order; any other numbering is left as printed. */
function inOrder(groups: Block[][], mendings: Mending[]): Block[][] {
  const numberOf = (g: Block[]): number => (g[0] as TextBlock).mark?.number ?? 0
  const sorted = groups.toSorted((a, b) => numberOf(a) - numberOf(b))
  const complete = sorted.every((g, i) => numberOf(g) === i + 1)
  const moved = groups.find((g, i) => g !== sorted[i])
  if (!complete || !moved) return groups
  mendings.push({
    no: moved[0]?.no ?? 0,
    what: `条目按 ${groups.map(numberOf).join('、')} 的次序印出，已排正`,
  })
  return sorted
}

/** A sentence that begins nowhere, before the list, is the end of the one item that ends nowhere. */
function adoptOrphan(lead: Block[], groups: Block[][], mendings: Mending[]): void {
  const orphan = lead.at(-1)
  const broken = groups.filter((g) => isBroken(g.at(-1)))
  const tail = broken[0]?.at(-1)
  if (broken.length !== 1 || !isPlain(orphan) || lead.length !== 2 || tail?.kind !== 'text') return
  lead.pop()
  mendings.push({
    no: orphan.no,
    what: `这句接在第 ${tail.no} 行后面：……${tail.run.text.slice(-6)}｜${orphan.run.text.slice(0, 6)}……`,
  })
  tail.run = concat(tail.run, orphan.run)
}

const isBroken = (b: Block | undefined): boolean =>
  b?.kind === 'text' && b.run.text.length > 40 && !isWhole(b.run.text) && !/[;；]$/.test(b.run.text)

/** 1、编制背景 … 二、总体要求: the first heading of a text printed in the style of items. */
function restyleFirst(blocks: readonly Block[], mendings: Mending[]): Block[] {
  const firsts = blocks.filter((b) => b.kind === 'text' && b.mark?.rank === RANK.first) as TextBlock[]
  const at = blocks.findIndex(isItem)
  const item = blocks[at]
  const next = firsts[0]
  if (!isItem(item) || !next || next.mark?.number !== 2 || blocks.indexOf(next) < at) return [...blocks]
  const { mark } = item
  if (mark?.number !== 1 || item.run.text.length > 20 || isWhole(item.run.text)) return [...blocks]
  mendings.push({ no: item.no, what: `“${item.run.text}”是一级标题，编号印成了阿拉伯数字` })
  return blocks.map((b) => (b === item ? { ...item, mark: { ...mark, rank: RANK.first } } : b))
}
