import type { Answer, Contact } from '../../answer/answer.ts'
import type { Citation } from '../../corpus/citation.ts'
import { clauseName, validityWords } from '../../channels/web/words.ts'
import { el, link } from './dom.ts'

export interface Turn {
  /** From 1. In every heading, so that no two are alike. */
  number: number
  question: string
  region: string
  service: string
  /** Understood only with the questions before it: its words alone, as a page, would be another question. */
  follows: boolean
}

/** What one answer shows, in reading order. `humanFirst`: whom to call stands before it, after answers that did not help. */
export function answerView(answer: Answer, turn: Turn, humanFirst: boolean): HTMLElement[] {
  const said = linesOf(answer)
  const notices = answer.notices.filter((notice) => !said.includes(notice))
  const people = [...contacts(answer, turn)]
  return [
    ...(humanFirst ? people : []),
    el('div', { class: 'said' }, ...said.map((line) => el('p', {}, line))),
    ...(answer.citations.length > 0 ? [el('p', { class: 'hint' }, madeBy(answer))] : []),
    ...titled(
      '注意',
      turn,
      notices.length > 0 &&
        list(
          'ul',
          notices.map((notice) => el('li', {}, notice)),
        ),
    ),
    ...titled('出处', turn, answer.citations.length > 0 && sources(answer.citations, turn)),
    ...(humanFirst ? [] : people),
    ...(turn.follows
      ? []
      : [el('p', {}, link(pageOf(turn), `第 ${turn.number} 问的网页：打印、复制、发给别人`))]),
  ]
}

/** One sentence for the ear: that it is there, and how long it is. */
export function announcement(answer: Answer, { number }: Turn): string {
  const sentences =
    linesOf(answer)
      .join('')
      .match(/[^。！？]+[。！？]?/g)?.length ?? 0
  return `第 ${number} 问，回答已生成，共 ${sentences} 句，依据 ${answer.citations.length} 条。`
}

/** A notice that is told in the answer too is read once: under its heading, unless the answer is nothing else. */
function linesOf({ answer, notices }: Answer): string[] {
  const lines = answer.split('\n').filter((line) => line.trim())
  const own = lines.filter((line) => !notices.includes(line))
  return own.length > 0 ? own : lines
}

const madeBy = ({ summary }: Answer): string =>
  summary
    ? `这是由 AI 概括的（${summary.model}），请以下面的出处为准。`
    : '这是程序按下面的出处整理的，请以原文为准。'

function titled(name: string, { number }: Turn, content: HTMLElement | false): HTMLElement[] {
  return content ? [el('h4', {}, `${name}（第 ${number} 问）`), content] : []
}

const list = (tag: 'ul' | 'ol', items: HTMLElement[]): HTMLElement => el(tag, {}, ...items)

function sources(citations: readonly Citation[], { service }: Turn): HTMLElement {
  return list(
    'ol',
    citations.map(({ documentTitle: title, region, path, documentNumber, url, validity }) =>
      el(
        'li',
        {},
        link(new URL(url, service).href, `${clauseName({ title, region }, path)}，原文`),
        el('p', {}, `${documentNumber ? `${documentNumber}。` : ''}${validityWords(validity)}`),
      ),
    ),
  )
}

function contacts({ id, contacts: people }: Answer, turn: Turn): HTMLElement[] {
  const person = `${turn.service}/person?answer=${encodeURIComponent(id)}`
  const ask = el('li', {}, link(person, `请人回答第 ${turn.number} 问`))
  return titled('可以找谁', turn, list('ul', [...people.map(contact), ask]))
}

function contact({ name, phone, why }: Contact): HTMLElement {
  const call = phone ? [' ', el('a', { href: `tel:${phone.replace(/[^\d+]/g, '')}` }, phone)] : []
  return el('li', {}, name, ...call, `：${why}`)
}

function pageOf({ question, region, service }: Turn): string {
  const query = new URLSearchParams({ q: question, ...(region ? { region } : {}) })
  return `${service}/?${query.toString()}`
}
