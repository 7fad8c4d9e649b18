import type { Clause } from '../corpus/clause.ts'
import { onceEach } from '../once-each.ts'
import { termsOf } from '../search/terms.ts'
import type { Match } from '../search/match.ts'
import { facetsOf, holds, required } from './facet.ts'
import { unitAsked } from './unit.ts'

/** What speaks for and against the best match, each 0 to about 1. */
export const EVIDENCE = [
  /** Of the best clause, as the ranker saw it. */
  'sentence',
  'question',
  'coverage',
  'focus',
  'figure',
  'words',
  /** Share of all certainty that falls to the first two and four: clauses that say the same share it. */
  'lead2',
  'lead4',
  /** How far the first stands before the second, in units of the ranker's score. */
  'gap',
  /** The second says the same as the first. */
  'twin',
  /** Of the question, how much the clause and what people ask for it hold, and the most telling pair that they do not. */
  'known',
  'stranger',
  /** Nearest question that people ask, for whatever clause. */
  'asked',
  /** Nearest questions that nothing answers, and how many are nearer than the clause's own. */
  'unanswered',
  'unanswered3',
  'beyondQuestions',
  'beyondAll',
  /** A sum is asked for; a figure is asked for that the clause does not hold. */
  'sum',
  'unheld',
  /** Papers, places, hours, ways of applying: gazettes seldom tell them. */
  'errand',
  /** A year is asked for that the clause does not name, or this one. */
  'year',
  /** A number of something is asked for: the clause counts it in that unit, or does not. */
  'unit',
  'noUnit',
  /** Who is in charge is asked: one of the first three tells, or none. */
  'office',
  'noOffice',
] as const
export type Evidence = (typeof EVIDENCE)[number]

const ERRAND =
  /材料|手续|流程|表格|电话|几点|地址|网[站址]|微信|(?:怎么|咋|上哪|搁哪|去哪|在哪|到哪)[儿里]?(?:去)?(?:办|申请|报名|填|领|交)|在哪|搁哪|上哪|哪条街|哪个医院|带(?:啥|什么|哪些)|(?:多久|几天|多长时间)能/
const YEARS = /20\d\d(?=\s*年)/g
/** This year's state, not a person's age this year. */
const THIS_YEAR =
  /(?:今年|明年|去年|最新).{0,14}(?:多少|涨|标准|几[个块百千]|百分之)|(?:现在|眼下|如今).{0,10}(?:多少钱|涨|标准|几块)/

/** Share of the shorter text's terms at which two clauses say the same. */
export const SAYS_THE_SAME = 0.7

/** Evidence on the best of the matches; all 0 where there is none. */
export function evidenceOf(question: string, matches: readonly Match[]): Record<Evidence, number> {
  const [best, second] = matches
  const parts = best?.explain.parts ?? {}
  const part = (name: string): number => parts[name] ?? 0
  const lead = (n: number): number => matches.slice(0, n).reduce((sum, { score }) => sum + score, 0)
  const facets = facetsOf(question)
  const needed = required(facets)
  const unit = unitAsked(question)
  const asksOffice = facets.includes('office')
  const named = asksOffice && matches.slice(0, 3).some((m) => holds(m.clause.text, 'office'))
  const held = unit && best && unit.test(best.clause.text.normalize('NFKC'))
  return {
    sentence: part('sentence'),
    question: part('question'),
    coverage: part('coverage'),
    focus: part('focus'),
    figure: part('figure'),
    words: part('words'),
    lead2: lead(2),
    lead4: lead(4),
    gap: best && second && second.score > 0 ? Math.min(2, Math.log(best.score / second.score) / 3) : 0,
    twin: best && second && saysTheSame(best.clause, second.clause) ? 1 : 0,
    known: part('known'),
    stranger: part('stranger'),
    asked: Math.max(0, ...matches.map((m) => m.explain.parts['question'] ?? 0)),
    unanswered: part('unanswered'),
    unanswered3: part('unanswered3'),
    beyondQuestions: part('beyondQuestions'),
    beyondAll: part('beyondAll'),
    sum: facets.includes('sum') || facets.includes('pay') ? 1 : 0,
    unheld: best ? needed.filter((facet) => !holds(best.clause.text, facet)).length / 2 : 0,
    errand: ERRAND.test(question) ? 1 : 0,
    year: THIS_YEAR.test(question) || (best && isLater(question, best)) ? 1 : 0,
    unit: unit && held ? 1 : 0,
    noUnit: unit && !held ? 1 : 0,
    office: named ? 1 : 0,
    noOffice: asksOffice && !named ? 1 : 0,
  }
}

/** A year is asked for that neither the clause nor its document's period reaches. */
function isLater(question: string, { clause, document }: Match): boolean {
  const last = Number((document.inForce.to ?? document.issuedOn)?.slice(0, 4) ?? Infinity)
  const years = [...question.matchAll(YEARS)].map(([year]) => year)
  return years.some((year) => Number(year) > last && !clause.text.includes(year))
}

/** Plans repeat each other: a clause of nearly the same words is as right as the one that was meant. */
export function saysTheSame(a: Clause, b: Clause): boolean {
  const [x, y] = [termsIn(a), termsIn(b)]
  let shared = 0
  for (const term of x) if (y.has(term)) shared++
  return shared / Math.max(1, Math.min(x.size, y.size)) >= SAYS_THE_SAME
}

const termsIn = onceEach(({ text }: Clause): ReadonlySet<string> => new Set(termsOf(text)))
