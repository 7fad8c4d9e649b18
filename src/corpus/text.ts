/**
 * Text that knows where it came from. Everything read from a gazette is a Run: its characters and, for each, the
 * place in the file. Joining lines, dropping stray spaces and repairing glyphs never lose that place, so every
 * quote can be checked against the file and every character of the file can be accounted for.
 */
export interface Run {
  readonly text: string
  /** Offset in the file of each UTF-16 unit of `text`; RESTORED for a character taken from another copy. */
  readonly at: readonly number[]
}

export interface Line extends Run {
  /** 1-based. */
  readonly no: number
}

/** Place of a character that this file lost and another copy kept. */
export const RESTORED = -1

export const EMPTY: Run = { text: '', at: [] }

/** Damage of one font in PDF extraction: the glyph on the left was printed as the one on the right. */
const GLYPHS: Record<string, string> = { 暋: ' ', 暠: '”', 灡: '.' }

export interface GlyphRepair {
  line: number
  at: number
  was: string
  now: string
}

/** Splits a file into lines, glyphs repaired. Offsets count UTF-16 units of `raw`. */
export function readLines(raw: string): { lines: Line[]; repairs: GlyphRepair[] } {
  const lines: Line[] = []
  const repairs: GlyphRepair[] = []
  let offset = 0
  for (const [index, content] of raw.split('\n').entries()) {
    const at = Array.from({ length: content.length }, (_, i) => offset + i)
    const text = content.replace(/[暋暠灡]/g, (was, i: number) => {
      const now = GLYPHS[was] ?? was
      repairs.push({ line: index + 1, at: offset + i, was, now })
      return now
    })
    lines.push({ text: text.replace(/\r$/, ' '), at, no: index + 1 })
    offset += content.length + 1
  }
  return { lines, repairs }
}

export const slice = (run: Run, from: number, to = run.text.length): Run => ({
  text: run.text.slice(from, to),
  at: run.at.slice(from, to),
})

export const concat = (...runs: Run[]): Run => ({
  text: runs.map((r) => r.text).join(''),
  at: runs.flatMap((r) => r.at),
})

const WHITE = /[\s\u200b\u2060\ufeff\u00ad]/
export const isWhite = (c: string): boolean => WHITE.test(c)

export function trim(run: Run): Run {
  let from = 0
  let to = run.text.length
  while (from < to && isWhite(run.text.charAt(from))) from++
  while (to > from && isWhite(run.text.charAt(to - 1))) to--
  return slice(run, from, to)
}

/**
 * Drops the spaces that typesetting and extraction left between Chinese characters, digits and punctuation
 * (省 卫 生 计 生 委; 到 2020 年). A space beside a Latin letter on both outer sides stays: 科普 e 站 reads the same,
 * `Word Word` does not.
 */
export function tidy(run: Run): Run {
  const text: string[] = []
  const at: number[] = []
  for (let i = 0; i < run.text.length; i++) {
    const c = run.text.charAt(i)
    if (isWhite(c)) {
      const before = text.at(-1) ?? ''
      const after = nextInk(run.text, i)
      if (!(/[A-Za-z]/.test(before) && /[A-Za-z]/.test(after)) || text.at(-1) === ' ') continue
      text.push(' ')
    } else text.push(c)
    at.push(run.at[i] ?? RESTORED)
  }
  return { text: text.join(''), at }
}

function nextInk(text: string, from: number): string {
  for (let i = from; i < text.length; i++) if (!isWhite(text.charAt(i))) return text.charAt(i)
  return ''
}

/** Full-width ASCII to half-width, one character for one, so that offsets stay. For recognising, never for showing. */
export const fold = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')

/** Titles are compared without white space, width and the shapes of brackets and quotes. */
export const foldTitle = (text: string): string =>
  fold(text)
    .replace(/[\s"“”'‘’]/g, '')
    .replace(/[〔［【]/g, '[')
    .replace(/[〕］】]/g, ']')

/** The places of a run as [from, to) stretches of the file, in reading order. */
export function spansOf(run: Run): [number, number][] {
  const spans: [number, number][] = []
  for (const at of run.at) {
    if (at === RESTORED) continue
    const last = spans.at(-1)
    if (last && last[1] === at) last[1] = at + 1
    else spans.push([at, at + 1])
  }
  return spans
}

const NUMERALS = '零一二三四五六七八九'

/** 一 … 九十九 → 1 … 99; NaN for anything else. */
export function chineseNumber(text: string): number {
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!parts || text === '') return NaN
  const [, first = '', ten = '', last = ''] = parts
  if (!ten) return last ? NaN : NUMERALS.indexOf(first)
  return (first ? NUMERALS.indexOf(first) : 1) * 10 + (last ? NUMERALS.indexOf(last) : 0)
}
