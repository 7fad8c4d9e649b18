const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const TENS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const MYRIADS: Record<string, number> = { 万: 10_000, 亿: 100_000_000 }

/** A lone 一 or 三 is a number only before what is counted; else it is part of a word (一般, 三农). */
const COUNTED = '岁年月天日号元块级类档倍成次'
const NUMBER = new RegExp(
  `\\d[\\d,]*(?:\\.\\d+)?[十百千万亿]*|[零〇一二两三四五六七八九十百千万亿]{2,}|[一二两三四五六七八九十](?=[${COUNTED}])`,
  'g',
)

/**
 * The numbers in a text as plain decimals, whichever way they are written: 60, 六十 and 六十岁 all give 60; 5万 gives
 * 50000; 二〇一七 gives 2017. Expects NFKC. Rough numbers (三四百) come out as something fixed, not as a range.
 */
export function numbersOf(text: string): string[] {
  return (text.match(NUMBER) ?? []).map((found) => String(valueOf(found)))
}

function valueOf(found: string): number {
  const arabic = /^[\d,.]+/.exec(found)?.[0]
  if (arabic !== undefined) {
    const units = Array.from(found.slice(arabic.length), (c) => TENS[c] ?? MYRIADS[c] ?? 1)
    return units.reduce((value, unit) => value * unit, Number(arabic.replaceAll(',', '')))
  }
  const spelled = [...found]
  if (spelled.every((c) => c in DIGITS)) return Number(spelled.map((c) => DIGITS[c]).join(''))
  return spelledValue(spelled)
}

/** 一千二百万零五 read from the left: digits wait for their unit, 万 and 亿 lift what has been read so far. */
function spelledValue(spelled: readonly string[]): number {
  let total = 0
  let section = 0
  let digit: number | undefined
  for (const c of spelled) {
    const myriad = MYRIADS[c]
    const ten = TENS[c]
    if (myriad !== undefined) {
      const lifted = section + (digit ?? 0)
      total = (total + (lifted === 0 && total === 0 ? 1 : lifted)) * myriad
      section = 0
      digit = undefined
    } else if (ten !== undefined) {
      section += (digit ?? 1) * ten
      digit = undefined
    } else digit = DIGITS[c]
  }
  return total + section + (digit ?? 0)
}
