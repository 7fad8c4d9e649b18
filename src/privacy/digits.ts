/** One digit of a text, however it is written, and what stands between it and the digit before. */
export interface Digit {
  value: string
  /** [from, to) in the text. */
  from: number
  to: number
  /** Written as a Chinese numeral. */
  han: boolean
  /** Separators before it; empty when it follows its neighbour at once, or is the first. */
  gap: string
}

const HAN: Record<string, string> = {
  零: '0',
  〇: '0',
  '○': '0',
  洞: '0',
  一: '1',
  幺: '1',
  壹: '1',
  二: '2',
  两: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  柒: '7',
  拐: '7',
  八: '8',
  捌: '8',
  九: '9',
  玖: '9',
}
const SEPARATOR = /[\s\p{Cf}\-－‐‑‒–—―−_·•.．,，、()（）]/u
const LONGEST_GAP = 3

function digitOf(char: string): { value: string; han: boolean } | undefined {
  if (char >= '0' && char <= '9') return { value: char, han: false }
  const han = HAN[char]
  if (han !== undefined) return { value: han, han: true }
  if (char < '\u0660' || !/\p{Nd}/u.test(char)) return undefined
  const plain = char.normalize('NFKC')
  return /^\d$/.test(plain) ? { value: plain, han: false } : undefined
}

/** The runs of digits in a text: digits with at most a few separators between them. */
export function digitRuns(text: string): Digit[][] {
  const runs: Digit[][] = []
  let run: Digit[] = []
  let gap = ''
  let at = 0
  const close = () => {
    if (run.length > 0) runs.push(run)
    run = []
    gap = ''
  }
  for (const char of text) {
    const digit = digitOf(char)
    if (digit) {
      run.push({ ...digit, from: at, to: at + char.length, gap })
      gap = ''
    } else if (run.length > 0) {
      if (SEPARATOR.test(char) && gap.length < LONGEST_GAP) gap += char
      else close()
    }
    at += char.length
  }
  close()
  return runs
}
