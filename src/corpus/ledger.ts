import { CorpusError } from '../errors.ts'
import { isWhite, RESTORED, type Run } from './text.ts'

/**
 * What became of a character of a gazette file. `record` is the document's own record: title, 文号, addressee,
 * signature and date.
 */
export const FATES = ['clause', 'heading', 'record', 'furniture', 'repair', 'duplicate'] as const
export type Fate = (typeof FATES)[number]

/**
 * Keeps account of every character of one file: each that is not white space meets exactly one fate. Marking a
 * character twice is a CorpusError at once; `missing()` lists those that nobody marked.
 */
export class Ledger {
  readonly #file: string
  readonly #raw: string
  readonly #fates: Uint8Array

  constructor(file: string, raw: string) {
    this.#file = file
    this.#raw = raw
    this.#fates = new Uint8Array(raw.length)
  }

  mark(run: Run, fate: Fate): void {
    const code = FATES.indexOf(fate) + 1
    for (const at of run.at) {
      if (at === RESTORED || isWhite(this.#raw.charAt(at))) continue
      const before = this.#fates[at]
      if (before) {
        const was = FATES[before - 1] ?? ''
        throw new CorpusError(
          this.#file,
          this.#lineOf(at),
          `“${this.#raw.charAt(at)}”用了两次：${was}、${fate}`,
        )
      }
      this.#fates[at] = code
    }
  }

  /** Characters by fate; white space is not counted. */
  counts(): Record<Fate, number> {
    const counts = { clause: 0, heading: 0, record: 0, furniture: 0, repair: 0, duplicate: 0 }
    for (const code of this.#fates) {
      const fate = FATES[code - 1]
      if (fate) counts[fate]++
    }
    return counts
  }

  /** Stretches that met no fate, with their line. Empty when the file is wholly accounted for. */
  missing(): { line: number; text: string }[] {
    const found: { line: number; text: string }[] = []
    let open = -1
    for (let i = 0; i <= this.#raw.length; i++) {
      const lost = i < this.#raw.length && !this.#fates[i] && !isWhite(this.#raw.charAt(i))
      if (lost && open < 0) open = i
      if (!lost && open >= 0) {
        found.push({ line: this.#lineOf(open), text: this.#raw.slice(open, i) })
        open = -1
      }
    }
    return found
  }

  #lineOf(at: number): number {
    return this.#raw.slice(0, at).split('\n').length
  }
}
