import { idCheck, looksLikeId, SAYS } from './checks.ts'
import type { Digit } from './digits.ts'
import { KINDS } from './kinds.ts'
import type { Piece } from './kinds.ts'

/** A stretch of a text that names a person, and the word that stands for it. */
export interface Found {
  from: number
  to: number
  word: string
}

/** A place in a run from which numbers are tried. */
interface Spot {
  text: string
  run: readonly Digit[]
  at: number
}

/** Longer than any number that is written in one piece: here numbers follow each other without a gap. */
const GLUED = 19
const LOOK_BACK = 16

/** The numbers of a run that name a person. Every start tries a few fixed lengths: linear in the run. */
export function numbersIn(text: string, run: readonly Digit[]): Found[] {
  const found: Found[] = []
  const inner = boundaries(run)
  for (let at = 0; at < run.length;) {
    const hit = inner[at] || found.at(-1)?.to === run[at]?.from ? tryAll({ text, run, at }, inner) : undefined
    if (hit) found.push(hit.found)
    at += hit ? hit.length : 1
  }
  return found
}

/** Where a number may begin and end: at gaps, where the way of writing changes, and anywhere in what is read aloud. */
function boundaries(run: readonly Digit[]): boolean[] {
  const starts = run.flatMap((d, i) => (i === 0 || d.gap || d.han !== run[i - 1]?.han ? [i] : []))
  const ends = new Set([...starts, run.length])
  let stretch = 0
  return Array.from({ length: run.length + 1 }, (_, i) => {
    if (starts[stretch + 1] !== undefined && i >= (starts[stretch + 1] ?? 0)) stretch++
    const long = (starts[stretch + 1] ?? run.length) - (starts[stretch] ?? 0) > GLUED
    return ends.has(i) || long || (run[i]?.han === true && run[i - 1]?.han === true)
  })
}

interface Hit {
  found: Found
  /** How many digits it took. */
  length: number
}

function tryAll(spot: Spot, inner: readonly boolean[]): Hit | undefined {
  const service = serviceNumber(spot)
  if (service > 0) return undefined
  return idAt(spot, inner) ?? plainAt(spot, inner)
}

/** 400 and 800 numbers belong to everybody. */
function serviceNumber({ run, at }: Spot): number {
  return /^[48]00$/.test(valueOf(run, at, 3)) && run.length - at === 10 ? 10 : 0
}

function plainAt(spot: Spot, inner: readonly boolean[]): Hit | undefined {
  const { run, at } = spot
  for (const [word, is, lengths] of KINDS) {
    const length = lengths.find((n) => at + n <= run.length && inner[at + n] && is(pieceOf(spot, n)))
    if (length) return { found: { ...span(spot, length), word }, length }
  }
  return undefined
}

/** A new ID card's number; two digits more (kind and grade) make it a disability certificate's. */
function idAt(spot: Spot, inner: readonly boolean[]): Hit | undefined {
  const { text, run, at } = spot
  const first = valueOf(run, at, 17)
  if (first.length < 17 || !looksLikeId(first)) return undefined
  const before = text.slice(Math.max(0, (run[at]?.from ?? 0) - LOOK_BACK), run[at]?.from)
  const from = run[at]?.from ?? 0
  const letters = /^[\s\-－]?(?:[xXＸｘ×叉]|艾克斯)/.exec(
    text.slice(run[at + 16]?.to, (run[at + 16]?.to ?? 0) + 6),
  )
  if (letters && at + 17 >= run.length) {
    const end = (run[at + 16]?.to ?? 0) + letters[0].length
    const more = /^[\s\-－]?[1-7１-７一二三四五六七][\s\-－]?[1-4１-４一二三四](?:[Bb]\d)?(?!\d)/.exec(
      text.slice(end, end + 8),
    )
    const certificate = more || SAYS.disability.test(before)
    return {
      found: { from, to: end + (more?.[0].length ?? 0), word: certificate ? '〔残疾证号〕' : '〔身份证号〕' },
      length: 17,
    }
  }
  const certificate = inner[at + 20] && at + 20 <= run.length && /^[1-7][1-4]$/.test(valueOf(run, at + 18, 2))
  const length = certificate ? 20 : 18
  if (at + length > run.length || !inner[at + length]) return undefined
  const checked = idCheck(first) === run[at + 17]?.value
  const { groups, even, weak } = pieceOf(spot, length)
  const usual = even || /^6-(?:8|4-4|2-2-4|4-2-2)/.test(groups) || SAYS.id.test(before)
  if (!checked && (!usual || weak)) return undefined
  const word = certificate || SAYS.disability.test(before) ? '〔残疾证号〕' : '〔身份证号〕'
  return { found: { ...span(spot, length), word }, length }
}

const valueOf = (run: readonly Digit[], at: number, length: number): string =>
  run
    .slice(at, at + length)
    .map((digit) => digit.value)
    .join('')

/** A digit stands right before this place; `same`: written in the same way as the one behind it. */
function touched(run: readonly Digit[], at: number, same: 0 | 1): boolean {
  const here = run[at]
  return at > 0 && here !== undefined && here.gap === '' && (!same || here.han === run[at - 1]?.han)
}

function pieceOf({ text, run, at }: Spot, length: number): Piece {
  const digits = run.slice(at, at + length)
  const sizes: number[] = []
  for (const [i, digit] of digits.entries()) {
    if (i === 0 || digit.gap) sizes.push(0)
    sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1
  }
  const from = digits[0]?.from ?? 0
  const to = digits.at(-1)?.to ?? 0
  return {
    value: valueOf(run, at, length),
    groups: sizes.join('-'),
    even: sizes.length === 1 || sizes.length === length || digits.every((digit) => digit.han),
    spoken: digits.every((digit) => digit.han) && !touched(run, at, 0) && !touched(run, at + length, 0),
    cut: touched(run, at, 1) || touched(run, at + length, 1),
    weak: digits.some((digit, i) => i > 0 && /[,，、]/.test(digit.gap)),
    before: text.slice(Math.max(0, from - LOOK_BACK), from),
    after: text.slice(to, to + 4),
  }
}

/** With the plus or the bracket before it, and the extension after it. */
function span({ text, run, at }: Spot, length: number): { from: number; to: number } {
  const last = run[at + length - 1]
  let from = run[at]?.from ?? 0
  if (/[+＋]/.test(text[from - 1] ?? '')) from--
  const inside = run.slice(at + 1, at + length).some((digit) => /[)）]/.test(digit.gap))
  if (inside && /[(（]/.test(text[from - 1] ?? '')) from--
  return { from, to: last?.to ?? from }
}
