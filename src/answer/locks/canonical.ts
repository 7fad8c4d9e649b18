import { numbersOf } from '../../search/numbers.ts'

/**
 * One spelling for what is said in several: full and half width, 一百元 and 100元, 百分之十 and 10%, 3万 and 30000, the shapes
 * of dashes and brackets, white space and quotation marks. Two texts with the same canonical form say the same. Never for
 * showing.
 */
export function canonical(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b\u2060\ufeff\u00ad“”"‘’']/g, '')
    .replace(/[〔［【]/g, '[')
    .replace(/[〕］】]/g, ']')
    .replace(/[—–―－‐−~～]+/g, '-')
    .replace(/(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d,])/g, (n) => n.replaceAll(',', ''))
    .replace(/百分之([零一二两三四五六七八九十百点\d.]+)/g, '$1%')
  const counted = plain.replace(NUMERAL, spell).replace(/(\d+(?:\.\d+)?)([十百千万亿]+)/g, lift)
  return counted.replace(/(\d)[至到](?=\d)/g, '$1-').replace(/\[?(\d{4})年?\]?第?(\d{1,4})号/g, '[$1]$2号')
}

/** Behind these a lone 一 counts; else it is part of a word (一般, 统一). */
const COUNTED = '个名家所张岁年月日天号元级类档倍成次人户项条件场部种套门批期周%'

/** 十三五 is a name, not a number. 几十 and 数百 are none either, and 另一件 counts nothing. */
const NUMERAL = new RegExp(
  [
    '十[一二三四五六]五',
    '[几数多若][十百千万亿]+',
    '[零〇一二三四五六七八九幺]{2,}(?![十百千万亿])',
    '(?:[一二两三四五六七八九]?[十百千万亿]+零?)+[一二两三四五六七八九]?(?:点[零一二三四五六七八九]+)?',
    `(?<![另这那同某哪])[零一二两三四五六七八九](?:点[零一二三四五六七八九]+)?(?=[${COUNTED}])`,
  ].join('|'),
  'g',
)

function spell(found: string): string {
  if (/^十[一二三四五六]五$|^[几数多若]/.test(found)) return found
  const [whole = '', decimals] = found.replaceAll('幺', '一').split('点')
  if (/^[万亿千百]/.test(whole) && whole.length === 1) return found
  if (/^[零〇一二三四五六七八九]{2,}$/.test(whole)) return Array.from(whole, digit).join('')
  const value = whole.length === 1 && whole !== '十' ? digit(whole) : (numbersOf(`${whole}元`)[0] ?? whole)
  return decimals ? `${value}.${Array.from(decimals, digit).join('')}` : value
}

const digit = (numeral: string): string =>
  numeral === '两' ? '2' : String('零一二三四五六七八九'.indexOf(numeral.replace('〇', '零')))

const POWERS: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }

/** 3.5万 → 35000. */
function lift(_: string, digits: string, units: string): string {
  const power = Array.from(units).reduce((sum, unit) => sum + (POWERS[unit] ?? 0), 0)
  return String(Number((Number(digits) * 10 ** power).toFixed(6)))
}
