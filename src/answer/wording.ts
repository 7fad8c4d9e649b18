import type { DocumentRecord } from '../corpus/document.ts'
import { matterOf, type Change } from '../corpus/bodies.ts'
import { dateWords, endWords } from '../corpus/day.ts'
import type { Validity } from '../corpus/validity.ts'
import type { Reason } from './answer.ts'
import type { Facet } from './facet.ts'

/** Every sentence that the service itself says. Short, plain, 您, no exclamation marks. */

const titleOf = ({ title }: DocumentRecord): string => (title.startsWith('《') ? title : `《${title}》`)

/** What kind of paper it is, as people call it. */
function paperOf({ kind, title }: DocumentRecord): string {
  if (kind === 'interpretation') return '这份解读说的规划'
  return `这份${/(规划|计划|方案|清单)(?:纲要)?》?$/.exec(title)?.[1] ?? '文件'}`
}

const PROMISE = /最低生活保障|补[贴助偿]|救助|资助|待遇|津贴|低保|报销|支付|免费|减免|优惠|元|给予|发放|领取/

/**
 * Where an answer comes from, and for which place it holds: one sentence for the documents of one place. `dated`: with the
 * day of issue, for who asks when.
 */
export function sourceNotice(documents: readonly DocumentRecord[], { dated }: { dated: boolean }): string {
  const named = documents.map((d) => {
    const facts = [d.number, dated && d.issuedOn ? `${dateWords(d.issuedOn)}印发` : undefined].filter(Boolean)
    return `${titleOf(d)}${facts.length > 0 ? `（${facts.join('，')}）` : ''}`
  })
  return `出处：${named.join('、')}，管${documents[0]?.region}。`
}

/** A signature in a sentence. */
export const signedWords = ({ issuer, issuedOn }: DocumentRecord): string =>
  `这份文件由${issuer}印发${issuedOn ? `，日期是${dateWords(issuedOn)}` : ''}。`

/** Between the notice that its time is over and the words of the document. */
export const THEN = '当时写的是：'

/**
 * Said before the words of a document whose time is over. `later`: after the words of a newer one; `place`: of this place
 * alone, where another was told of.
 */
export function endedNotice(
  documents: readonly DocumentRecord[],
  validity: Validity,
  { told, later, place }: { told: string; later: boolean; place?: string },
): string {
  const [first] = documents
  const paper = place
    ? `${place}的文件`
    : later
      ? '更早的文件'
      : documents.length > 1 || !first
        ? '这几份文件'
        : paperOf(first)
  const stopped = PROMISE.test(told) ? '里面的待遇不一定停了' : '里面的事不一定停了'
  if (validity.status === 'replaced') return `${paper}已经被新文件代替。`
  return `${paper}${endWords(validity.to ?? '')}已经到期${later ? '' : `，${stopped}`}。`
}

/** Said after the words of a document whose time is over. `local`: that it leaves the standard to others. */
export const nowNotice = (told: string, phone: string, local?: string): string =>
  `${local ? `${local}，` : ''}现在的${local || PROMISE.test(told) ? '标准' : '情况'}请问${phone}。`

/** Of a document that does not say how long it holds: when it was issued. `past`: the days that it names are over. */
export function issuedNotice(
  documents: readonly DocumentRecord[],
  { phone, past }: { phone?: string; past: boolean },
): string {
  const these = documents.length > 1 ? '这几份文件' : '这份文件'
  const [first] = documents
  const issued = first?.issuedOn
    ? `${first.issuedOn.slice(0, 4)}年印发的`
    : `${first?.gazette.issue.slice(0, 4)}年登在公报上的`
  const over = past ? '，里面写的日子过了' : ''
  return `${these}是${issued}${over}${phone ? `，现在有没有变，请问${phone}` : ''}。`
}

export const notYetNotice = (from: string): string => `这份文件从${endWords(from)}起施行，现在还没有到。`

/** A later document on the same matter, which does not say that it replaces this one. */
export const newerNotice = (newer: DocumentRecord): string =>
  `后来另有${titleOf(newer)}${newer.number ? `（${newer.number}）` : ''}${newer.inForce.to ? `，管到${endWords(newer.inForce.to)}` : ''}。`

/** What is told leaves the standard to others. */
export const VARIES = '各地的标准不一样'

/** The same, where the sentence that says so is not told. */
export const leftNotice = (what: string | undefined, who: string): string =>
  `${what ?? '具体标准'}由${who}自己定`

export const localNotice = (left: string, phone: string): string =>
  `${left}${phone ? `，请问${phone}` : ''}。`

/** Who does it today. */
export const bodyNotice = (changes: readonly Change[], text: string): string => {
  const said = changes.map((change) => {
    const what = matterOf(change, text)
    return what ? `${what}的事，现在归${change.is}管` : `原来的${change.was}，现在是${change.is}`
  })
  return `${said.join('；')}。`
}

/** One of two places says the same. */
export const alsoNotice = (document: DocumentRecord): string =>
  `${document.region}的${titleOf(document)}也有这一条。`

export const unheldNotice = (places: readonly string[]): string => `没有收录${places.join('、')}的文件。`

export const silentNotice = (places: readonly string[]): string =>
  `没有找到${places.join('、')}对这件事的规定。`

/** In front of what a place's documents say, where two places differ. */
export const inPlace = (region: string): string => `${region}：`

/** Asks back where the resident is. */
export const whichPlace = (places: readonly string[]): string =>
  `您在${places.join('，还是在')}？两边的规定不一样。`

export const notHeld = (place: string | undefined, held: readonly string[]): string =>
  `没有收录${place ?? '您问的那个地方'}的文件。我只有${held.join('和')}的公报。`

/** What the clauses near a question do not hold. */
const MISSING: Record<Facet, string> = {
  sum: '给多少钱',
  pay: '是多少',
  share: '比例是多少',
  count: '具体的数',
  office: '由哪个部门管',
  payer: '由谁出钱',
  who: '什么人符合条件',
  when: '什么时候',
  day: '是哪一天',
  phone: '这个电话',
}

/** Beside an answer that a language model shortened. */
export const SUMMARISED = '上面的话由 AI 概括，请以原文为准。'

/** That the gazettes do not say it: plainly what, and which clause is nearest. */
export function notSaid(
  facet: Facet | undefined,
  nearest?: { document: DocumentRecord; heading: string },
): string {
  const missing = facet ? `公报里没有写${MISSING[facet]}，不敢乱说。` : SAID.not_in_documents
  return nearest ? `${missing}最接近的是${titleOf(nearest.document)}里的“${nearest.heading}”。` : missing
}

export const SAID: Record<Reason, string> = {
  not_in_documents: '我查了收录的公报，没有找到能回答这个问题的条文，不敢乱说。',
  other_region: '我只收录了吉林省和同江市的公报，没有收录您问的那个地方的文件。',
  off_topic: '我只回答政府公报里的事，比如残疾补贴、看病、养老、低保、上学、就业、住房。这个问题我答不了。',
  own_case: '您自己的申请办到哪一步，公报里查不到，要问受理的单位，或者请人工帮您问。',
  others_data: '别人的个人情况不能查，也不能告诉您。',
  danger: '这是急事。身体突然不好，请马上打120；有人伤害您，请马上打110；着火请打119。',
  distress:
    '听您这么说，我很担心您。请别一个人扛着，现在就可以打12356心理援助热线，或者打120。身边有家人、邻居，请叫他们过来陪您。',
  abuse: '这件事我不能帮忙。您想问公报里的政策，请接着说。',
  injection: '我只按公报的原文回答，不能照这样的要求做。',
  language: '请用中文问我。',
  withdrawn: '这条回答已经撤回，请问人工。',
}

export const GREETING =
  '您好，我是听政，能回答政府公报里写的事，比如残疾补贴、看病报销、养老、低保、上学、就业和住房。您想问什么，请直接说。'
export const THANKS = '不客气。还有想问的，请接着说。'
export const GOODBYE = '好的，再见。以后有事请再问我。'
export const ABOUT =
  '我是听政，一个自动问答服务。我只从收录的政府公报里找条文回答您，每条都说出处；公报没写的，我会直说。'

/** Whom to ask about another place: the lines have one number everywhere, and are answered locally. */
export const askThere = (hotline: { phone: string }): string => `您可以打当地的${hotline.phone}问。`

/** Whom to ask, when there is no answer. */
export const askInstead = (hotline: { name: string; phone: string }): string =>
  `您可以打${hotline.phone}（${hotline.name}）问。`

const FIGURES = /[\d〇零一二两三四五六七八九十百千万亿]/

/** The half of a question that no clause answers; its words come back only where they hold no figure of their own. */
export const unsaidNotice = (asks: readonly string[], phone: string): string =>
  `您还问的${asks.some((ask) => FIGURES.test(ask)) ? '另一件事' : asks.map((ask) => `“${ask}”`).join('和')}，公报里没有写，请问${phone}。`
