/** What is written in one sign and said in words, before anything else is read. */
const SIGNS: Record<string, string> = {
  '㎡': '平方米',
  '㎥': '立方米',
  '㎞': '公里',
  '㎏': '公斤',
  '㎝': '厘米',
  '㎜': '毫米',
  '½': '二分之一',
  '¼': '四分之一',
  '¾': '四分之三',
  '⅓': '三分之一',
  '⅔': '三分之二',
  '℃': '摄氏度',
  '№': '第',
  〇: '零',
  '㈱': '',
}

/** Signs that come in rows of one to twenty, by the code of the first: ① ⑴ ⒈ ❶ ㈠ ㊀ number items, Ⅰ ⅰ stand for a number. */
const ITEMS: [first: number, last: number][] = [
  [0x2460, 0x2473],
  [0x2474, 0x2487],
  [0x2488, 0x249b],
  [0x2776, 0x277f],
  [0x3220, 0x3229],
  [0x3280, 0x3289],
]
const ROMANS: [first: number, last: number][] = [
  [0x2160, 0x216b],
  [0x2170, 0x217b],
]

const numberIn = (rows: readonly [number, number][], sign: string): string => {
  const code = sign.codePointAt(0) ?? 0
  const row = rows.find(([first, last]) => code >= first && code <= last)
  return row ? String(code - row[0] + 1) : ''
}

/**
 * One spelling for the shapes of digits, letters, brackets and dashes; white space gone, also that between digits which a
 * PDF broke apart; ① as 第1，. Of one line.
 */
export function fold(line: string): string {
  return line
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[①-⒛❶-❿㈠-㈩㊀-㊉]/gu, (sign) => `第${numberIn(ITEMS, sign) || sign.normalize('NFKC')}，`)
    .replace(/[Ⅰ-ⅿ]/g, (sign) => numberIn(ROMANS, sign) || sign.normalize('NFKC'))
    .replace(/(?<=[零〇一二三四五六七八九])[○Ｏ]|[○](?=[零〇一二三四五六七八九])/g, '零')
    .replace(/[㎡㎥㎞㎏㎝㎜½¼¾⅓⅔℃№〇㈱]/g, (sign) => SIGNS[sign] ?? sign)
    .replace(/[！-～]/g, (c) =>
      '，；：？！'.includes(c) ? c : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
    )
    .replace(/(?<=\d)[：∶](?=\d)/g, ':')
    .replace(/[﹐-﹫]/g, (c) => c.normalize('NFKC'))
    .replace(/[〔［【〖]/g, '[')
    .replace(/[〕］】〗]/g, ']')
    .replace(/[—–―‐‑−─]/g, '-')
    .replace(/[～〜∼]/g, '~')
    .replace(/[￥]/g, '¥')
    .replace(/(?<!\d)((?:19|20)\d\d)\s+(?=(?:19|20)\d\d(?!\d))/g, '$1、')
    .replace(/\s+/g, (space, at: number, all: string) => between(all[at - 1], all[at + space.length]))
    .replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g, (n) => n.replaceAll(',', ''))
}

/** Latin words stay apart. */
const between = (before = '', after = ''): string =>
  /[A-Za-z]/.test(before) && /[A-Za-z]/.test(after) ? '，' : ''
