import { sayInteger } from './numeral.ts'

const HAN = '[一二三四五六七八九十]{1,3}'
const ordinal = (number: string): string => `第${/\d/.test(number) ? sayInteger(number) : number}，`

const MARKS: [RegExp, (...found: string[]) => string][] = [
  [new RegExp(`(?<=第)\\((${HAN}|\\d{1,2})\\)`, 'g'), (_, n = '') => n],
  [new RegExp(`\\((${HAN}|\\d{1,2})\\)(?=[项条款目至到、-])`, 'g'), (_, n = '') => n],
  [new RegExp(`(?<=^|[。；：;:])\\((${HAN}|\\d{1,2})\\)、?`, 'g'), (_, n = '') => ordinal(n)],
  [/(?<=^|[。；：;:)”])(\d{1,2})[.、](?!\d)/g, (_, n = '') => ordinal(n)],
  [/(?<=^|[。；：;:，,])(\d{1,2})\)/g, (_, n = '') => ordinal(n)],
  [new RegExp(`^(${HAN})、(?!${HAN}[级类、]|${HAN}(?:是|$))`, 'g'), (_, n = '') => ordinal(n)],
  [/(?<=[^\d(])\((\d{1,2})\)(?=\p{Script=Han})/gu, (_, n = '') => `，${ordinal(n)}`],
]

/** The marks that number items: 1. (一) （1） 一、 at the beginning of a line, and where a sentence or an item begins. */
export const sayMarks = (line: string): string =>
  MARKS.reduce((said, [sign, say]) => said.replace(sign, say), line).replace(
    // 1.申请表 2.审批表: the space between them is gone, the first has been said.
    /(?<=\p{Script=Han})(\d{1,2})\.(?=\p{Script=Han})/gu,
    (found, n: string, at: number, all: string) => {
      const before = all.slice(0, at)
      const last = String(Number(n) - 1)
      const follows = before.includes(ordinal(last)) || new RegExp(`(?<!\\d)${last}\\.`).test(before)
      return follows ? `，${ordinal(n)}` : found
    },
  )

/** 市（州）, 县（市、区）, 村（居）民: what stands in brackets is said on. */
const PLACE = '(?:[省市县州区村乡镇旗盟屯居]|街道|社区)'
const PLACES = new RegExp(`(?<=[省市县州区村乡镇])\\((${PLACE}(?:、${PLACE})*)\\)`, 'g')

/** 按月（季）发给, 有线（数字）电视, 登记（备案）工作: the other of two, said on; not what the words before it are: （试行）, （含）. */
const NO_OTHER = '含|不含|略|下同|试行|暂行|修订|修正|草案|节选|摘要|男|女'
const OTHER = new RegExp(
  `(?<=\\p{Script=Han})\\((?!(?:${NO_OTHER})\\))(\\p{Script=Han}{1,2})\\)(?=\\p{Script=Han})`,
  'gu',
)

const NUMERAL = '[零一二两三四五六七八九十百千万亿]'

const SAID: [RegExp, string][] = [
  [PLACES, '、$1'],
  [/人\(次\)/g, '人次'],
  [OTHER, '、$1'],
  [
    new RegExp(
      `(?<=[零一二两三四五六七八九十百千万亿年月日点分]|${NUMERAL}[周岁个元级人天])[-~]+(?=(?:百分之|第)?${NUMERAL})`,
      'g',
    ),
    '到',
  ],
  [new RegExp(`(?<=[年月日])至(?=${NUMERAL})`, 'g'), '到'],
  [/(?<=[：:])-+(?=[；;。，,]|$)/g, '没有写'],
  [/≥|>=|≧/g, '大于等于'],
  [/≤|<=|≦/g, '小于等于'],
  [new RegExp(`>(?=(?:百分之|千分之|负)?${NUMERAL})`, 'g'), '大于'],
  [new RegExp(`<(?=(?:百分之|千分之|负)?${NUMERAL})`, 'g'), '小于'],
  [/±/g, '正负'],
  [/≈/g, '约等于'],
  [/=/g, '等于'],
  // “互联网+”快速发展 is not 加快; “互联网+”行动 runs on.
  [/\+[”"](?=[快大强深速入上倍剧班工])/g, '加，'],
  [/\+[”"]/g, '加'],
  [/\+/g, '加'],
  [/×/g, '乘'],
  [/÷/g, '除以'],
  [/&/g, '和'],
  [/@/g, '艾特'],
  [/(?<=\p{Script=Han})\/(?=\p{Script=Han})/gu, '、'],
  [/[》〉”’」』"]+[《〈“‘「『"]+/g, '、'],
  [/(?<=[零一二三四五六七八九十])["'′″]/g, ''],
  [/[《》〈〉“”‘’「」『』"'`]/g, ''],
  [/…+|\.{3,}/g, '，'],
  [/[()[\]{}<>|\\/·•・_^~-]/g, '，'],
  [/\./g, '。'],
  [/,/g, '，'],
  [/;/g, '；'],
  [/:/g, '：'],
  [/\?/g, '？'],
  [/[!！]/g, '。'],
  // What is left says nothing; letters and figures are never dropped.
  [/[^\p{L}\p{N}、，；：？。]/gu, '，'],
]

/** Signs in words, brackets and dashes as pauses, quotation marks and 《》 gone, one stop at a time. */
export const saySigns = (text: string): string =>
  tidy(SAID.reduce((said, [sign, words]) => said.replace(sign, words), text))

/** Of stops that meet, the strongest is kept. */
const STRENGTH = '、，；：？。'

function tidy(text: string): string {
  return text
    .replace(/[、，；：？。]{2,}/g, (stops) => {
      const [strongest = ''] = Array.from(stops).toSorted((a, b) => STRENGTH.indexOf(b) - STRENGTH.indexOf(a))
      return strongest
    })
    .replace(/^[、，；：？。]+|[、，]+$/g, '')
}
