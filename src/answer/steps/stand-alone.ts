import { PROGRAMMES, SLOTS } from '../slots.ts'
import { screen } from './screen.ts'

/** Words that tie a question to what was said before, or only open and close it. */
const TIES =
  /^(?:哦|嗯|啊|好|行|对了)?[，, ]*(?:那么|那要是|要是|那|还有|另外|再问(?:一下|下)?|如果是?|换成)[，, ]*|(?:呢|的呢|又咋样|怎么样|咋样|又如何)[？?。！!]*$/gu

/** Words that point at something already named. */
const POINTS =
  /^(?:它|他们|她们|这(?:个|种|笔|项|事|些)?|那(?:个|种|笔|项|事|些)|其中|上面|刚才|前面|具体|头一个|第[一二三]个)/u

/** What may be asked of anything: a question of these words alone has no subject. */
const OF_ANYTHING = new RegExp(
  [
    '多少|几[块个年月天岁级次号]|多[大高长久]|什么(?:时候|地方|材料|条件|人|样)?|啥(?:时候|地方|材料|条件|人|样)?',
    '怎么(?:样|办|算|领|申请)?|咋(?:样|办|整|算)?|如何|为(?:什么|啥)|哪(?:些|个|里|儿|年|级|种)?|谁',
    '有没有|能不能|可不可以|要不要|享受|申请|办理|负责|牵头|主管|实施|执行|承担|完成|开始|变化|包括|满足',
    '钱|标准|条件|材料|手续|流程|程序|时间|期限|部门|单位|机构|地方|电话|比例|政策|规定|文件|目标|覆盖面?|费用|价格|金额|人次',
    '以后|现在|具体|排队|[是有能可会要用给让得去在归由找来到带交领发报办批管评]',
    '[人家户年月天次个块元万百千的了吗呢吧啊呀么不没也都还就这那我俺你您他她它，,。？?！! ]',
  ].join('|'),
  'gu',
)

const without = (text: string, ...taken: RegExp[]): string =>
  taken.reduce((left, expression) => left.replace(expression, ''), text)

/** Fewer characters of its own than these are no subject. */
const SUBJECT = 3
/** Shorter, a question with a subject of its own may still lean on what was said before it. */
const SHORT = 16

type Bond = 'leans' | 'tied' | 'short' | 'alone'

function bondOf(question: string): Bond {
  const core = without(question, TIES)
  const tied = core !== question || POINTS.test(question)
  const own = without(core, POINTS, ...SLOTS, OF_ANYTHING).length
  if (own === 0 || (tied && own < SUBJECT) || (core.length <= 8 && /呢[？?。]*$/u.test(question)))
    return 'leans'
  if (!tied && question.search(PROGRAMMES) >= 0) return 'alone'
  return tied ? 'tied' : question.length <= SHORT ? 'short' : 'alone'
}

/** The same question of another: each thing that the follow-up names takes the place of its kind in the topic. */
function exchange(topic: string, core: string): { topic: string; rest: string } {
  let rest = core
  let changed = topic
  for (const kind of [...SLOTS, PROGRAMMES]) {
    const named = core.match(kind)?.[0]
    if (!named || changed.includes(named) || changed.match(kind) === null) continue
    changed = changed.replace(kind, named)
    rest = rest.replace(named, '')
  }
  return { topic: changed, rest }
}

/** From the first word that asks to the end. */
const ASKED =
  /(?:由|归|是)?(?:谁|哪[个些家级几]|什么|啥|怎[么样]|咋|如何)|多[少久长大]|管到|[有能要可会][^，,]{0,8}[吗不没]|几[个岁级次]/u

/** What a question tells, and what it asks of it. */
function divide(question: string): { told: string; asked: string } {
  const at = question.search(ASKED)
  return at < SUBJECT
    ? { told: question, asked: '' }
    : { told: question.slice(0, at), asked: question.slice(at) }
}

function join(topic: string, question: string): string {
  const core = without(question, TIES)
  const changed = exchange(topic, core)
  if (/^[的户人们儿，,。？?！! ]*$/u.test(changed.rest)) return changed.topic
  const { told, asked } = divide(changed.topic)
  if (ASKED.test(core)) return `${told} ${core}`
  if (!asked || changed.topic !== topic) return `${changed.topic} ${core}`
  const kinds = SLOTS.flatMap((kind) => told.match(kind)?.[0] ?? [])
  return [...kinds, core, asked].join(' ')
}

export interface Reading {
  text: string
  /** The question as it was put, where it may as well be a new one: the search tells which. */
  alone?: string
  /** A word of it points back: then the surer reading counts, else the one by itself where it has an answer. */
  tied?: boolean
}

/**
 * A question that leans on earlier ones (“那农村的呢？”, “多少钱？”) made to stand alone: what it names takes the place of
 * its kind in the latest question that had a subject, what it asks is put behind it. A question that stands alone is left
 * as it is, whatever came before.
 */
export function standAlone(question: string, context: readonly string[] = []): Reading {
  let topic = ''
  for (const earlier of context.map((text) => text.trim()))
    if (earlier && !screen(earlier))
      topic = topic && bondOf(earlier) === 'leans' ? join(topic, earlier) : earlier
  if (!topic) return { text: question }
  const bond = bondOf(question)
  if (bond === 'alone') return { text: question }
  return bond === 'leans'
    ? { text: join(topic, question) }
    : { text: `${topic} ${question}`, alone: question, ...(bond === 'tied' ? { tied: true } : {}) }
}
