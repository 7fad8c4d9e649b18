import { sounded } from './readings.ts'
import { wordsOf } from './words.ts'

const NUMBER_SIGN = '⠼'
/** 0 to 9. */
const DIGITS = '⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊'

/** Of halfwidth letters' punctuation among Chinese, as gazettes were typed. */
const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}

const OPENS = new Set('（《〈“‘〔【［')
const TOKEN =
  /(?<number>\d+(?:[.,/-]\d+)*[%％‰]?)|(?<han>[\p{Script=Han}〇]+)|(?<latin>[A-Za-z]+)|(?<sign>[^\s])|\s+/gu

/**
 * A line as the table for Chinese takes it: words parted by blanks, numbers already in cells (the table would part them
 * from the punctuation beside them), characters that it misreads written with one of the same sound.
 */
export function prepare(line: string): string {
  let text = ''
  for (const { groups = {} } of narrow(line).matchAll(TOKEN)) {
    const { number, han, latin, sign } = groups
    const part = number ? cellsOf(number) : han ? wordsOf(han).map(sounded).join(' ') : (latin ?? sign)
    if (part === undefined) text += ' '
    else if (sign === undefined) text += joins(text) ? part : ` ${part}`
    else text += OPENS.has(sign) ? ` ${WIDE[sign] ?? sign}` : (WIDE[sign] ?? sign)
  }
  return text.replace(/\s+/g, ' ').trim()
}

/** Whether what comes next stands directly behind: after an opening sign, a dash within, and at the beginning. */
const joins = (text: string): boolean => text === '' || OPENS.has(text.at(-1) ?? '')

const narrow = (line: string): string =>
  line.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0)).replaceAll('(', '（')

/** 1,000.5% → ⠼⠁⠂⠚⠚⠚⠄⠑⠼⠚⠴: signs within a number and behind it as the table itself writes them. */
function cellsOf(number: string): string {
  const cells = [...number].map((c) => {
    if (c === '.') return '⠄'
    if (c === ',') return '⠂'
    if (c === '/') return `⠌${NUMBER_SIGN}`
    if (c === '-') return `⠤${NUMBER_SIGN}`
    if (c === '%' || c === '％') return '⠼⠚⠴'
    if (c === '‰') return '⠼⠚⠴⠴'
    return DIGITS[Number(c)] ?? ''
  })
  return NUMBER_SIGN + cells.join('')
}
