import type { Answer } from '../../../src/answer/answer.ts'
import { BOUNDS } from '../../../src/answer/governing.ts'
import type { Clause } from '../../../src/corpus/clause.ts'

/** A small seeded generator (mulberry32): the same mutations in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface Context {
  random: () => number
  /** The clauses that are told, and all others of their tables. */
  told: readonly Clause[]
  rows: (clause: Clause) => readonly Clause[]
}

/** An answer's text made wrong in one place; null where it offers none. */
export type Mutation = (text: string, context: Context) => string | null

const pick = <T>(list: readonly T[], random: () => number): T | undefined =>
  list[Math.floor(random() * list.length)]

/** Replaces one match, at random, by what `now` gives for it. */
function change(
  pattern: RegExp,
  now: (found: string, random: () => number) => string | undefined,
  within: (text: string, context: Context) => [from: number, to: number] = (text) => [0, text.length],
): Mutation {
  return (text, context) => {
    const [from, to] = within(text, context)
    const found = [...text.matchAll(pattern)].filter((m) => m.index >= from && m.index + m[0].length <= to)
    const match = pick(found, context.random)
    const word = match && now(match[0], context.random)
    if (match === undefined || word === undefined) return null
    return text.slice(0, match.index) + word + text.slice(match.index + match[0].length)
  }
}

const swap =
  (pairs: Record<string, string>): ((found: string) => string | undefined) =>
  (found) =>
    pairs[found]
const anyOf = (pairs: Record<string, string>): RegExp =>
  new RegExp(
    Object.keys(pairs)
      .toSorted((a, b) => b.length - a.length)
      .join('|'),
    'g',
  )

/** One line that tells a clause. */
function toldLine(text: string, { told, random }: Context): [number, number] {
  const lines = text.split('\n')
  const starts = lines.map((_, i) => lines.slice(0, i).join('\n').length + (i > 0 ? 1 : 0))
  const own = lines.flatMap((line, i) => (told.some((c) => tells(line, c)) ? [i] : []))
  const at = pick(own, random)
  return at === undefined ? [0, 0] : [starts[at] ?? 0, (starts[at] ?? 0) + (lines[at]?.length ?? 0)]
}

const tells = (line: string, clause: Clause): boolean =>
  clause.cells
    ? line.includes(subjectOf(clause))
    : line.split(/[。；]/).some((s) => s.length > 8 && clause.text.includes(s))

const subjectOf = (row: Clause): string =>
  (row.cells?.find((c) => c.text !== '' && !/^(?:序号|编号)$/.test(c.column))?.text ?? '').replace(
    /[。；，]$/,
    '',
  )

/** What a row says of its subject: rows that say the same cannot be told apart, and need not. */
const valuesOf = ({ cells = [] }: Clause): string =>
  cells
    .slice(1)
    .filter((c) => c.text !== '' && !/序号/.test(c.column))
    .map((c) => bare(c.text))
    .slice(-3)
    .join()
const bare = (text: string): string => text.replace(/[。；，]$/, '')

const SUBJECTS = {
  残疾人: '老年人',
  残疾儿童: '残疾老人',
  老年人: '儿童',
  儿童: '老年人',
  低保对象: '特困人员',
  特困人员: '低保对象',
  职工: '居民',
  居民: '职工',
  学生: '教师',
  家庭: '单位',
  一类: '二类',
  二类: '三类',
  三类: '四类',
  四类: '一类',
  一级: '三级',
  农村: '城镇',
  城镇: '农村',
  企业: '个人',
  妇女: '儿童',
}
const UNITS = {
  每月: '每年',
  每年: '每月',
  万元: '元',
  亿元: '万元',
  元: '万元',
  '%': '‰',
  '％': '‰',
  周岁: '个月',
  个月: '年',
  小时: '天',
  万人: '人',
  万名: '名',
  日: '月',
  名: '户',
  人次: '人',
  平方米: '亩',
  张: '家',
  年: '月',
  个: '万个',
  所: '万所',
  岁: '个月',
  次: '年',
}
const COMPARISONS: Record<string, string> = {
  以上: '以下|以内|左右',
  以下: '以上|以外|左右',
  不低于: '不高于|低于|约',
  不高于: '不低于|高于',
  不少于: '不超过|少于|约',
  不超过: '不少于|超过',
  以内: '以上|左右',
  左右: '以上|以下',
  至少: '至多|约',
  超过: '低于|不超过',
  低于: '高于|不低于',
  年底前: '年底后|年底起',
  达到: '低于|不足',
  未满: '年满',
  年满: '未满',
  稳定在: '低于|超过',
  保持在: '低于|超过',
}
const REGIONS = {
  吉林省: '黑龙江省',
  同江市: '吉林市',
  全省: '全国',
  全市: '全省',
  我省: '我市',
  我市: '我省',
  省级: '市级',
  市县: '省级',
  省民政厅: '市民政局',
  省残联: '市残联',
  市残联: '省残联',
  农村: '城市',
  各市: '各省',
}
const NEGATED = '可|可以|应|应当|提供|给予|纳入|享受|实行|实施|免费|符合|开展|落实|建立|完善|支持|加强|保障'
const DENIALS: Record<string, string> = {
  不得: '可以',
  不: '',
  未: '',
  无: '有',
  非: '',
  没有: '有',
  免费: '收费',
}

/** Every kind of wrong that the issue names. */
export const MUTATIONS: Record<string, Mutation> = {
  digit: change(/\d/g, (found, random) => String((Number(found) + 1 + Math.floor(random() * 9)) % 10)),
  row: (text, context) => {
    const row = pick(
      context.told.filter((c) => c.cells && text.includes(subjectOf(c))),
      context.random,
    )
    if (!row) return null
    const cited = context.told.filter((c) => c.cells && c.path.join() === row.path.join())
    const other = pick(context.random() < 0.5 ? cited : context.rows(row), context.random)
    if (!other || valuesOf(other) === valuesOf(row)) return null
    if (context.random() < 0.5) return text.replace(subjectOf(row), subjectOf(other))
    const column = pick((row.cells ?? []).slice(2), context.random)
    const value = other.cells?.find((c) => c.column === column?.column)?.text
    return column && column.text.length > 1 && value && !bare(column.text).includes(bare(value))
      ? text.replace(bare(column.text), bare(value))
      : null
  },
  /** A number that the same clause holds for something else. */
  neighbour: (text, context) => {
    const line = toldLine(text, context)
    const numbers = text.slice(...line).match(/\d+(?:\.\d+)?/g) ?? []
    return change(
      /\d+(?:\.\d+)?/g,
      (found, random) =>
        pick(
          numbers.filter((n) => n !== found),
          random,
        ),
      () => line,
    )(text, context)
  },
  subject: change(anyOf(SUBJECTS), swap(SUBJECTS), toldLine),
  unit: change(
    new RegExp(`(?<=\\d|\\d 年|[一二三四五六七八九十])(?:${anyOf(UNITS).source})|每月|每年`, 'g'),
    swap(UNITS),
  ),
  comparison: change(
    anyOf(COMPARISONS),
    (found, random) => pick(COMPARISONS[found]?.split('|') ?? [], random),
    toldLine,
  ),
  negation: (text, context) =>
    context.random() < 0.5
      ? change(new RegExp(NEGATED, 'g'), (found) => `不${found}`, toldLine)(text, context)
      : change(anyOf(DENIALS), (found) => DENIALS[found], toldLine)(text, context),
  region: change(anyOf(REGIONS), swap(REGIONS)),
  year: change(/(?:19|20)\d\d(?=年|〕)|“?十[二三四]五”?/g, (found, random) =>
    /\d/.test(found)
      ? String(Number(found) + (random() < 0.5 ? 1 : -1) * (1 + Math.floor(random() * 5)))
      : found.replace(/十[二三四]五/, (plan) => (plan === '十三五' ? '十四五' : '十三五')),
  ),
  qualifier: (text, context) =>
    context.random() < 0.7
      ? change(BOUNDS, () => '', toldLine)(text, context)
      : change(boundClause, () => '', toldLine)(text, context),
}

/** A clause of a sentence that holds one of the words that bound it, with the comma behind it. */
const boundClause = new RegExp(
  `(?<=[，：。；\\n])[^，。；：\\n]*(?:${BOUNDS.source})[^，。；：\\n]*，(?=[^\\n])`,
  'g',
)

const sentencesOf = (text: string): string[] => text.split(/(?<=[：。；\n])/)

/** The answer with its written or its spoken text made wrong; a text that says nothing new is not wrong. */
export function mutate(answer: Answer, mutation: Mutation, context: Context): Answer | null {
  const where = context.random() < 0.7 ? 'answer' : 'spoken'
  const text = mutation(answer[where], context)
  const own = new Set(sentencesOf(answer[where]))
  return text === null || sentencesOf(text).every((s) => own.has(s)) ? null : { ...answer, [where]: text }
}
