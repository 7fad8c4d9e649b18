import { diffArrays } from 'diff'
import { runOf, type Draft } from './outline.ts'
import { concat, fold, isWhite, RESTORED, slice, type Line, type Run } from './text.ts'

/** What a second copy of a stretch of a document had that the first copy lost or has otherwise. */
export interface Difference {
  /** Line in the fragment. */
  line: number
  was: string
  now: string
  context: string
  restored: boolean
}

interface Stream {
  chars: string[]
  at: number[]
  no: number[]
}

const strip = (lines: readonly Line[]): Stream => {
  const stream: Stream = { chars: [], at: [], no: [] }
  for (const line of lines) {
    for (let i = 0; i < line.text.length; i++) {
      const c = line.text.charAt(i)
      if (isWhite(c)) continue
      stream.chars.push(shape(c))
      stream.at.push(line.at[i] ?? RESTORED)
      stream.no.push(line.no)
    }
  }
  return stream
}

/** Copies differ in width and in the shapes of quotes, commas and dashes: that is no difference. */
const shape = (c: string): string =>
  fold(c).replace(/[“”"]/, '"').replace(/[、]/, ',').replace(/[—–-]/, '-').replace(/[。]/, '.')

const GRAM = 8

/** Share of the fragment's stretches of eight characters that stand in the document. */
export function likeness(fragment: readonly Line[], document: readonly Line[]): number {
  const part = strip(fragment).chars.join('')
  const whole = strip(document).chars.join('')
  if (part.length < GRAM) return 0
  let hits = 0
  let all = 0
  for (let i = 0; i + GRAM <= part.length; i += 4, all++) if (whole.includes(part.slice(i, i + GRAM))) hits++
  return hits / all
}

/** Longest stretch of lost characters that is taken from the other copy without a person looking at it. */
const LONGEST_RESTORED = 6

/**
 * Compares a second copy with the document it repeats, and puts characters that the document lost into its drafts.
 * Only Chinese characters that stand in the copy between text that both share are restored; other differences are told.
 */
export function mergeFragment(
  fragment: readonly Line[],
  document: readonly Line[],
  drafts: readonly Draft[],
): Difference[] {
  const part = strip(fragment)
  const whole = windowOf(strip(document), part)
  const differences: Difference[] = []
  let p = 0
  let w = 0
  const changes = diffArrays(whole.chars, part.chars)
  changes.forEach((change, i) => {
    const n = change.value.length
    if (change.added) {
      const before = changes[i - 1]
      const after = changes[i + 1]
      const now = fragmentText(fragment, part, p, p + n)
      const pure =
        !before?.removed &&
        !after?.removed &&
        (before?.value.length ?? 0) >= 2 &&
        (after?.value.length ?? 0) >= 2
      const wanted = pure && n <= LONGEST_RESTORED && /^\p{Script=Han}+$/u.test(now)
      const restored = wanted && restore(drafts, whole.at[w - 1] ?? RESTORED, now)
      const was = before?.removed ? before.value.join('') : ''
      const context = part.chars.slice(Math.max(0, p - 8), p + n + 8).join('')
      differences.push({ line: part.no[p] ?? 0, was, now, context, restored })
      p += n
    } else if (change.removed) {
      w += n
      if (!changes[i + 1]?.added) {
        const context = part.chars.slice(Math.max(0, p - 8), p + 8).join('')
        differences.push({
          line: part.no[p] ?? 0,
          was: change.value.join(''),
          now: '',
          context,
          restored: false,
        })
      }
    } else {
      p += n
      w += n
    }
  })
  return differences
}

/** The stretch of the document that the fragment repeats, found by its first and last words. */
function windowOf(whole: Stream, part: Stream): Stream {
  const text = whole.chars.join('')
  const head = text.indexOf(part.chars.slice(0, GRAM).join(''))
  const tail = text.lastIndexOf(part.chars.slice(-GRAM).join(''))
  const from = head < 0 ? 0 : head
  const to = tail < 0 ? whole.chars.length : tail + GRAM
  return { chars: whole.chars.slice(from, to), at: whole.at.slice(from, to), no: whole.no.slice(from, to) }
}

/** Characters as they stand in the fragment (not folded). */
function fragmentText(lines: readonly Line[], stream: Stream, from: number, to: number): string {
  const byPlace = new Map(lines.flatMap((l) => l.at.map((at, i) => [at, l.text.charAt(i)] as const)))
  return stream.at
    .slice(from, to)
    .map((at) => byPlace.get(at) ?? '')
    .join('')
}

/** Puts characters behind the one that stands at `after` in the file. False when no clause holds that place. */
function restore(drafts: readonly Draft[], after: number, text: string): boolean {
  const inserted: Run = { text, at: [...text].map(() => RESTORED) }
  const put = (run: Run): Run | null => {
    const i = run.at.indexOf(after)
    return i < 0 ? null : concat(slice(run, 0, i + 1), inserted, slice(run, i + 1))
  }
  for (const draft of drafts) {
    if (!runOf(draft).at.includes(after)) continue
    draft.run = put(draft.run) ?? draft.run
    draft.cells = draft.cells.map((c) => ({ ...c, run: put(c.run) ?? c.run }))
    return true
  }
  return false
}
