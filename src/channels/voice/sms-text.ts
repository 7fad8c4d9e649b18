import type { AnswerRecord } from '../../ports/conversations.ts'

/** Two parts of a message in Chinese. */
export const LONGEST_SMS = 134
/** Says how disabled somebody is; a telephone is read by others too. */
const GRADE = /[一二三四1-4][、，至到\-—]?[一二三四1-4]?级|残疾等级|伤残/

interface Source {
  code: string
  documentTitle: string
  documentNumber: string | null
}

/**
 * What goes to a caller's telephone: one line of the answer, document, link, case. Shortened from the line's end, then the
 * title's; link, code and case are whole or not there. undefined: an answer without a source is not sent.
 */
export function smsOf(
  answer: Pick<AnswerRecord, 'text' | 'citations'>,
  where: { origin: string; case?: string },
) {
  const source = (answer.citations as readonly Source[])[0]
  if (!source) return undefined
  const number = source.documentNumber ? `（${source.documentNumber}）` : ''
  const end = [
    `口述编号${source.code}`,
    `${where.origin}/clauses/${source.code}`,
    ...(where.case ? [`您的编号${where.case}`] : []),
    '自动助手发送',
  ].join(' ')
  const room = LONGEST_SMS - end.length
  const titled = `《${cut(source.documentTitle, room - number.length - 3)}》${number}。`
  const line = lineOf(answer.text, room - titled.length)
  return `${line}${titled}${end}`
}

/** The first sentence that says no grade, where there is room for enough of it. */
function lineOf(text: string, room: number): string {
  const sentence = text
    .split(/(?<=[。；])|\n/)
    .map((part) => part.trim())
    .find((part) => part !== '' && !GRADE.test(part))
  if (!sentence || room < 12) return ''
  return sentence.length <= room ? sentence : `${sentence.slice(0, room - 1)}…`
}

const cut = (text: string, room: number): string =>
  text.length <= room ? text : `${text.slice(0, Math.max(0, room - 1))}…`
