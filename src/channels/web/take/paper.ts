import { toSpoken } from '../../../speech/speak.ts'
import { clauseUrl } from '../../clause-view.ts'
import type { ClauseView } from '../../clause-view.ts'
import type { Correction } from '../../../corpus/corrections.ts'
import type { Citation } from '../../../corpus/citation.ts'
import { dateWords } from '../../../corpus/day.ts'
import type { ClauseOf } from '../answer/answer-part.ts'
import { divided } from '../answer/sources.ts'
import type { Told } from '../answer/told.ts'
import { clauseName, codeWords, timeWords, validityWords } from '../words.ts'

/** What is taken away, before it is print, sound or cells: the same words in every form. */
export interface Paper {
  title: string
  parts: readonly Part[]
  /** For the ear, without what a machine says before it. */
  spoken: string
  /** A language model put its answer in these words. */
  byModel: boolean
  /** Names the file; latin letters and figures. */
  file: string
  /** Of the answer or clause, for what marks a file as made by a machine. */
  id: string
}

export interface Part {
  heading: string
  lines: readonly string[]
  /** A clause's own words, set apart from what is said about them. */
  quote?: readonly string[]
  /** The page of ours that the quote stands on. */
  cite?: string
}

/** Where and when it was taken. */
export interface Taken {
  /** Name of the service. */
  service: string
  origin: string
  /** When it was answered, or is taken, in milliseconds. */
  at: number
  /** ISO date that decided validity. */
  today: string
}

export function paperOfAnswer(told: Told, clauseOf: ClauseOf, taken: Taken): Paper {
  const { question, lines, notices, contacts, citations, byModel, id } = told
  const { held, further } = divided(told, clauseOf)
  const nameOf = ({ documentTitle: title, region, path }: Citation) => clauseName({ title, region }, path)
  return {
    title: `您问：${question}`,
    parts: [
      {
        heading: '回答',
        lines: [
          ...(byModel ? ['以下由 AI 概括，请以后面的原文为准。'] : []),
          ...lines,
          ...(told.partial ? ['这里只回答了一部分，公报没有写的那一部分见“注意”。'] : []),
          ...(!byModel && citations.length > 0 ? ['这是程序按后面的原文整理的，请以原文为准。'] : []),
        ],
      },
      ...(notices.length > 0 ? [{ heading: '注意', lines: notices }] : []),
      {
        heading: '可以找谁',
        lines: [
          ...contacts.map(({ name, phone, why }) => `${name}${phone ? ` ${phone}` : ''}：${why}`),
          `请人回答，写字就行：${taken.origin}/person`,
        ],
      },
      ...held.map((citation, i) => ({
        heading: `出处${held.length > 1 ? ` ${i + 1}` : ''}：${nameOf(citation)}`,
        quote: lineful(citation.quote),
        cite: citation.url,
        lines: [
          citation.documentNumber
            ? `${citation.issuer}，${citation.documentNumber}。`
            : `${citation.issuer}。`,
          validityWords(citation.validity),
          `口述编号：${codeWords(citation.code)}`,
          `网址：${taken.origin}${citation.url}`,
        ],
      })),
      ...(further.length > 0
        ? [
            {
              heading: '还可以看',
              lines: further.map((one) => `${nameOf(one)}，口述编号：${codeWords(one.code)}`),
            },
          ]
        : []),
      about(taken, `${timeWords(taken.at)}的回答`),
    ],
    spoken: told.spoken,
    byModel,
    file: 'answer',
    id,
  }
}

export function paperOfClause(view: ClauseView, taken: Taken): Paper {
  const { clause, document, validity, corrections, notes, definitions } = view
  const title = clauseName(document, clause.path)
  const own = clause.cells
    ? clause.cells.map(({ column, text }) => `${column}：${text}`)
    : lineful(clause.text)
  const { title: gazette, issue } = document.gazette
  const read = [
    ...notes.flatMap(({ text }) => lineful(text)),
    ...definitions.flatMap(({ term, clause: { text } }) => [`“${term}”是什么：`, ...lineful(text)]),
  ]
  return {
    title,
    parts: [
      { heading: '这一条的话', quote: own, cite: clauseUrl(clause.id), lines: [] },
      { heading: '现在还管用吗', lines: [validityWords(validity), ...corrections.map(corrected)] },
      ...(read.length > 0
        ? [{ heading: '读这一条要知道的', quote: read, cite: clauseUrl(clause.id), lines: [] }]
        : []),
      {
        heading: '出处',
        lines: [
          `《${document.title.replace(/^《|》$/g, '')}》`,
          `${document.issuer}${document.number ? `，${document.number}` : ''}，${document.region}。`,
          ...(document.issuedOn ? [`发文日期：${dateWords(document.issuedOn)}`] : []),
          `登在：${gazette}${issue}${document.page ? `，第 ${document.page} 页` : ''}`,
          `口述编号：${codeWords(clause.code)}`,
          `网址：${taken.origin}${clauseUrl(clause.id)}`,
        ],
      },
      about(taken, `${timeWords(taken.at)}取的条款`),
    ],
    spoken: toSpoken([title, ...own, validityWords(validity)].join('\n')),
    byModel: false,
    file: `clause-${clause.code}`,
    id: clause.id,
  }
}

const corrected = ({ on, title, now }: Correction): string =>
  `${dateWords(on)}更正过我们的话：${title}。${now}`

const about = ({ service, today, origin }: Taken, what: string): Part => ({
  heading: '关于这一份',
  lines: [
    `这是${service}${what}，按${dateWords(today)}看文件还管不管用。`,
    `以后会有新的文件。用它以前，请再问一次：${origin}/`,
  ],
})

const lineful = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim())
