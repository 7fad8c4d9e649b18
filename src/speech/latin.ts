import { sayDigits } from './numeral.ts'

/** The letters by names that a Chinese voice reads right. */
const NAMES: Record<string, string> = {
  a: '诶',
  b: '必',
  c: '西',
  d: '弟',
  e: '伊',
  f: '艾弗',
  g: '吉',
  h: '艾尺',
  i: '艾',
  j: '杰',
  k: '开',
  l: '艾勒',
  m: '艾姆',
  n: '恩',
  o: '欧',
  p: '批',
  q: '丘',
  r: '阿尔',
  s: '艾斯',
  t: '提',
  u: '优',
  v: '维',
  w: '达布留',
  x: '艾克斯',
  y: '歪',
  z: '贼',
}

/** Said as words by everyone. */
const WORDS: Record<string, string> = { ai: '人工智能', gdp: '国内生产总值' }

const SIGNS: Record<string, string> = {
  '.': '，点，',
  '@': '，艾特，',
  '/': '，斜杠，',
  '-': '，横线，',
  _: '，下划线，',
  ':': '，冒号，',
  '?': '，问号，',
  '=': '，等号，',
  '&': '，和号，',
  '#': '，井号，',
  '%': '，百分号，',
  '~': '，波浪号，',
  '+': '，加号，',
}

const ADDRESS =
  /(?:https?|ftp):\/\/[\w.~:/?#@&=%+-]*[\w/]|(?:[\w.+-]+@)?(?:[A-Za-z\d-]+\.)+[A-Za-z]{2,}(?::\d+)?(?:\/[\w.~/?#@&=%+-]*)?/g

const spell = (text: string): string =>
  Array.from(text, (c) => NAMES[c.toLowerCase()] ?? SIGNS[c] ?? sayDigits(c)).join('')

/** Addresses on the net, letter by letter; without the http:// that nobody types. */
export const sayAddresses = (text: string): string =>
  text.replace(ADDRESS, (found) => `，${spell(found.replace(/^\w+:\/\/|\/$/g, ''))}，`)

/** The last four figures of an identity card; GB/T 33358—2016 digit by digit. Expects folded text. */
export const sayCodes = (text: string): string =>
  text
    .replace(/(?<![\dA-Za-z])\d{14}(\d{3}[\dXx])(?![\dA-Za-z])/g, (_, last: string) => `尾号${spell(last)}`)
    .replace(/(?<![A-Za-z\d])([A-Z]{1,6})((?:-\d{1,8}){2,})(?!\d)/g, (_, letters: string, digits: string) =>
      [
        spell(letters),
        ...digits
          .slice(1)
          .split('-')
          .map((group) => sayDigits(group)),
      ].join('，'),
    )
    .replace(/(?<=[A-Za-z])-(?=\d{1,2}(?!\d))/g, '')
    .replace(
      /(?<![A-Za-z])([A-Z]{1,6}(?:\/[A-Z]{1,3})?)-?(\d{3,6}(?:\.\d+)?)(?:-((?:19|20)\d\d))?(?![\d%])/g,
      (_, letters: string, digits: string, year?: string) =>
        `${spell(letters.replace('/', ''))}${spell(digits).replaceAll('，', '')}${year ? `，${sayDigits(year)}` : ''}`,
    )

/** What is left in Latin letters: A类, IC卡, 5G. */
export const sayLetters = (text: string): string =>
  text.replace(/[A-Za-z]+/g, (word) => WORDS[word.toLowerCase()] ?? spell(word))
