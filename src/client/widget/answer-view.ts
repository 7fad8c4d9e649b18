import type { Answer, Contact } from '../../answer/answer.ts'
import type { Citation } from '../../corpus/citation.ts'
import { clauseName, codeWords, validityWords } from '../../channels/web/words.ts'
import { el, link } from './dom.ts'
import { sentencesOf, toldOf } from './told.ts'

export interface Turn {
  /** From 1. In every heading, so that no two are alike. */
  number: number
  question: string
  region: string
  /** The origin that answers. */
  service: string
  /** Of the whole talk: where its pages are, while they are kept. */
  session: string
}

/** What one answer shows, in reading order. `humanFirst`: whom to call stands before it, after answers that did not help. */
export function answerView(answer: Answer, turn: Turn, humanFirst: boolean): HTMLElement[] {
  const { lines, notices, sources, nearest } = toldOf(answer)
  const people = contacts(answer, turn, humanFirst)
  return [
    ...(humanFirst ? people : []),
    el('div', { class: 'said' }, ...lines.map(line)),
    ...remarks(answer, sources.length > 0),
    ...titled(
      '注意',
      turn,
      items(
        'ul',
        notices.map((notice) => el('li', {}, notice)),
      ),
    ),
    ...titled(
      '出处',
      turn,
      items(
        'ol',
        sources.map((citation) => source(citation, turn)),
      ),
    ),
    ...titled(
      '最接近的条文，没有直接回答',
      turn,
      items(
        'ul',
        nearest.map((citation) => source(citation, turn)),
      ),
    ),
    ...(humanFirst ? [] : people),
    el('p', {}, page(turn)),
  ]
}

/** One sentence for the ear: that it is there, and how long it is. */
export function announcement(answer: Answer, { number }: Turn): string {
  const { lines, sources } = toldOf(answer)
  const rests = sources.length > 0 ? `依据 ${sources.length} 条` : '没有找到依据'
  return `第 ${number} 问，回答已生成，共 ${sentencesOf(lines.join('')).length} 句，${rests}。`
}

/** What leads into the rest (这份规划已经到期，当时写的是：) changes what it means. */
const line = (text: string): HTMLElement => el('p', text.endsWith('：') ? { class: 'warn' } : {}, text)

function remarks({ completeness, summary }: Answer, rests: boolean): HTMLElement[] {
  const partial = completeness === 'partial' ? '这里只回答了一部分，公报没有写的那一部分见“注意”。' : ''
  const own = rests ? '这是程序按下面的出处整理的，请以原文为准。' : ''
  const by = summary ? '以上由 AI 概括，请以下面的出处为准。' : own
  return partial || by ? [el('p', { class: 'hint' }, partial + by)] : []
}

function titled(name: string, { number }: Turn, content: HTMLElement | undefined): HTMLElement[] {
  return content ? [el('h4', {}, `${name}（第 ${number} 问）`), content] : []
}

const items = (tag: 'ul' | 'ol', list: HTMLElement[]): HTMLElement | undefined =>
  list.length > 0 ? el(tag, {}, ...list) : undefined

function source(citation: Citation, { service }: Turn): HTMLElement {
  const { documentTitle: title, region, path, documentNumber: number, url, code, validity } = citation
  // Rows of one table are told apart by their codes.
  const name = `${clauseName({ title, region }, path)}，原文 ${codeWords(code)}`
  return el(
    'li',
    { class: 'source' },
    link(new URL(url, service).href, name),
    el('p', {}, `${number ? `${number}。` : ''}${validityWords(validity)}`),
  )
}

function contacts({ id, contacts: people }: Answer, turn: Turn, first: boolean): HTMLElement[] {
  const { number, region, service, session } = turn
  const query = new URLSearchParams({ answer: id, session, ...(region ? { region } : {}) })
  const ask = el(
    'li',
    {},
    link(`${service}/person?${query}`, `请人回答第 ${number} 问`),
    '：写字就行，不用打电话',
  )
  const list = el('ul', {}, ...people.map(contact), ask)
  const why = first ? [el('p', { class: 'warn' }, '前面几次都没有帮上您，请直接找人工。')] : []
  return titled('可以找谁', turn, el('div', {}, ...why, list))
}

function contact({ name, phone, why }: Contact): HTMLElement {
  const call = phone ? [' ', el('a', { href: `tel:${phone.replace(/[^\d+]/g, '')}` }, phone)] : []
  return el('li', {}, name, ...call, `：${why}`)
}

/** The first question alone is a page; what follows is understood only with what went before. */
function page({ number, question, region, service, session }: Turn): HTMLElement {
  if (number > 1)
    return link(`${service}/c/${session}?turn=${number}`, `第 ${number} 问的网页，连同前面问的：打印、复制`)
  const query = new URLSearchParams({ q: question, ...(region ? { region } : {}) })
  return link(`${service}/?${query}`, `第 ${number} 问的网页：打印、复制、发给别人`)
}
