/** A listener who knows how Chinese numbers are said, and nothing of how they were made: to test that none is lost. */

const DIGIT = '零一二三四五六七八九'
const POWERS: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }

const digitOf = (c: string): number => (c === '两' ? 2 : c === '幺' ? 1 : DIGIT.indexOf(c))

function valueOf(said: string): number {
  for (const unit of ['亿', '万'] as const) {
    const at = said.lastIndexOf(unit)
    if (at >= 0)
      return valueOf(said.slice(0, at) || '一') * (POWERS[unit] ?? 0) + valueOf(said.slice(at + 1) || '零')
  }
  const [whole = '', decimals] = said.split('点')
  if (decimals) return Number(`${valueOf(whole)}.${Array.from(decimals, digitOf).join('')}`)
  if (!/[十百千]/.test(whole)) return Number(Array.from(whole, digitOf).join(''))
  let sum = 0
  let digit: number | undefined
  for (const c of whole) {
    const power = POWERS[c]
    if (power === undefined) digit = digitOf(c)
    else {
      sum += (digit ?? 1) * power
      digit = undefined
    }
  }
  return sum + (digit ?? 0)
}

const NUMERAL = '[零一二两三四五六七八九幺]'
const SAID = new RegExp(`(?:${NUMERAL}|[十百千])(?:${NUMERAL}|[十百千万亿])*(?:点${NUMERAL}+[万亿]*)?`, 'g')

/**
 * The numbers that one hears in a text, or reads in a written one, in the order of their size: 2万 and 二万 are 20000, 75%
 * and 百分之七十五 are 75, 1/3 and 三分之一 are 1 and 3.
 */
export function numbersHeard(text: string): number[] {
  const plain = text
    .normalize('NFKC')
    .replaceAll('〇', '零')
    .replace(/[百千](?=分[之比])/g, '')
    .replace(/分之/g, '，')
  const arabic: number[] = []
  const rest = plain.replace(/(\d+(?:\.\d+)?)([十百千万亿]*)/g, (_, digits: string, units: string) => {
    arabic.push(Array.from(units).reduce((value, unit) => value * (POWERS[unit] ?? 1), Number(digits)))
    return '，'
  })
  const han = (rest.match(SAID) ?? []).map(valueOf)
  return [...arabic, ...han].map((n) => Number(n.toFixed(4))).toSorted((a, b) => a - b)
}
