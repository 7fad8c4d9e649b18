import type { Answer, Citation } from '../answer/answer.ts'
import { endWords } from '../corpus/day.ts'
import { withoutMark } from '../corpus/mark.ts'
import { findStumbles } from '../speech/gate.ts'
import { segmentsOf } from '../speech/segment.ts'
import { toSpelled, toSpoken } from '../speech/speak.ts'
import { sayDigits } from '../speech/numeral.ts'
import type { Call, Memory, Read } from './call.ts'

/** What a voice would stumble on is left out: a gap is better than a riddle. */
const sayable = (spoken: string): string => {
  const odd = new Set(findStumbles(spoken))
  return odd.size === 0 ? spoken : [...spoken].filter((c) => !odd.has(c)).join('')
}

const inSegments = (spoken: string, cite?: string): Read[] =>
  segmentsOf(spoken.split('\n').map(sayable).join('\n')).map((text) => ({ text, ...(cite ? { cite } : {}) }))

const MOST_CONTEXT = 10
const MOST_SOURCES = 3

/** An answer that rests on clauses, made ready to be read in parts. `question` and `context` are masked. */
export function remember(answer: Answer, question: string, context: readonly string[]): Memory {
  const [first] = answer.citations
  const told = toldBy(answer)
  const answered = inSegments(answer.spoken, first?.clauseId)
  return {
    answerId: answer.id,
    parts: {
      answer: answered,
      source: told.flatMap((c) => inSegments(toSpoken(sourceOf(c)), c.clauseId)),
      spelled: told.flatMap((c) => inSegments(spellingOf(c), c.clauseId)),
      quote: first ? quoted(first) : [],
    },
    brief: [
      ...(first ? inSegments(`出处是${breathOf(first)}。`, first.clauseId) : []),
      ...nextStep(answered),
    ],
    clause: first?.clauseId ?? '',
    summary: answer.summary !== undefined,
    context: [...context, question].slice(-MOST_CONTEXT),
  }
}

/** A clause opened by its code: what it is, whether it holds, and its own words. */
export function opened(c: Citation): Memory {
  const { to } = c.validity
  const first = toSpoken(
    `这是《${c.documentTitle}》里的一条，${VALID[c.validity.status](to && endWords(to))}`,
  )
  return {
    parts: {
      answer: [...inSegments(first, c.clauseId), ...quoted(c)],
      source: inSegments(toSpoken(sourceOf(c)), c.clauseId),
      spelled: inSegments(spellingOf(c), c.clauseId),
      quote: quoted(c),
    },
    brief: [],
    clause: c.clauseId,
    summary: false,
    context: [],
  }
}

const quoted = (c: Citation): Read[] => inSegments(ended(toSpoken(c.quote)), c.clauseId)

/** The first citation of each document that the answer itself names; the others are for reading on. */
function toldBy({ answer, citations }: Answer): Citation[] {
  const sources = answer.split('\n').filter((line) => line.startsWith('出处：'))
  const named = citations.filter((c, i) => i === 0 || sources.some((line) => line.includes(c.documentTitle)))
  return named
    .filter((c, i) => named.findIndex((other) => other.documentTitle === c.documentTitle) === i)
    .slice(0, MOST_SOURCES)
}

const VALID: Record<Citation['validity']['status'], (to: string | undefined) => string> = {
  in_force: (to) => (to ? `管到${to}。` : '现在有效。'),
  lapsed: (to) => (to ? `管到${to}，已经到期。` : '已经到期。'),
  replaced: () => '提醒您，它已经被新的文件代替。',
  unknown: () => '文件没有写管到什么时候。',
}

/** What it is and how long it holds; its number, day and place; where it stands: as it is written, a line each. */
function sourceOf(c: Citation): string {
  const { to } = c.validity
  const facts = [
    c.documentNumber && `文号是${c.documentNumber}`,
    c.issuedOn && `${endWords(c.issuedOn)}印发`,
    `管${c.region}`,
  ]
  const page = c.gazette.page === undefined ? '' : `，第${c.gazette.page}页`
  return [
    `出处是《${c.documentTitle}》，${VALID[c.validity.status](to && endWords(to))}`,
    `${facts.filter(Boolean).join('，')}。`,
    `${placeOf(c)}登在《${c.gazette.title}》${c.gazette.issue.replace(/[（(].*/, '')}${page}。`,
  ].join('\n')
}

/** 专栏2 居家社区养老提升行动, 附件 重点任务分工. */
const APART = /^(专栏|附件|附表|附录)\s*(\d*)[\s：:]*(.*)$/
/** The notice with which a document was sent out, as a heading above it. */
const NOTICE = /(?:印发|转发|批转).*通知$/

/** Where in the document it stands; a heading that is a whole sentence by its first part. */
export function placeOf({ path, documentTitle }: Pick<Citation, 'path' | 'documentTitle'>): string {
  const heading = path.at(-1) ?? ''
  const apart = APART.exec(heading)
  if (apart) return `在${apart[1]}${apart[2]}${apart[3] ? `，${apart[3]}` : ''}里，`
  const [plain = ''] = withoutMark(heading).split(/[，,；;。：:]/)
  if (!plain || plain === documentTitle) return ''
  return NOTICE.test(plain) ? '在印发它的通知里，' : `在“${plain}”这一部分，`
}

/** Longer titles do not fit in one breath of ten seconds. */
const LONGEST_TITLE = 26

function breathOf(c: Citation): string {
  const title = sayable(toSpoken(`《${c.documentTitle}》`))
  if (title.length <= LONGEST_TITLE) return title
  return sayable(toSpoken(c.documentNumber ?? `${c.region}${c.issuedOn?.slice(0, 4) ?? ''}年的文件`))
}

/** Number letter by letter, and the clause's code: what one writes down. */
function spellingOf(c: Citation): string {
  const number = c.documentNumber ? `${toSpelled(c.documentNumber)}。` : '这份文件没有文号。'
  return `${number.replace(/^，/, '')}口述编号是${sayDigits(c.code.slice(0, 3))}，${sayDigits(c.code.slice(3))}。`
}

/** So that a voice lets it fall before it goes on. */
const ended = (spoken: string): string =>
  spoken.replace(/[、，；：]?$/, (stop) => (stop || !/[。？]$/.test(spoken) ? '。' : ''))

/** Whom to ask, where the answer ends so. */
const nextStep = (answered: readonly Read[]): Read[] => {
  const last = answered.at(-1)
  const step = /[^。]*请问[^。]+。$/.exec(last?.text ?? '')?.[0]
  return step ? [{ ...last, text: step }] : []
}

/** Where reading breaks off within a sentence, the voice falls all the same: what is said next is another thing. */
const fallen = (read: Read): Read => ({ ...read, text: read.text.replace(/[，、：；]$/, '。') })

/** Segments of a turn: what can be kept in mind. Detailed: as many as one verb may say. */
const MOST = { short: 2, normal: 3, detail: 8 }
/** An answer of so many segments is read whole. */
const WHOLE = 4

/** What the next turn reads, from `call.at` on, and what follows it where it does not come to the source by itself. */
export function chunkOf(call: Call): { read: Read[]; behind: Read[]; left: number } {
  const all = call.memory?.parts[call.part] ?? []
  const most = call.brevity === 'normal' && all.length <= WHOLE ? WHOLE : MOST[call.brevity]
  const read = all
    .slice(call.at, call.at + most)
    .map((one, i, { length }) => (i < length - 1 ? one : fallen(one)))
  const left = Math.max(0, all.length - call.at - read.length)
  const isPoint = call.part === 'answer' && call.at === 0 && !read.some((r) => r.text.startsWith('出处'))
  return { read, behind: isPoint ? (call.memory?.brief ?? []) : [], left }
}
