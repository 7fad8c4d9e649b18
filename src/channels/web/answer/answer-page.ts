import { html } from 'hono/html'
import { dateWords } from '../../../corpus/day.ts'
import { askForm } from '../ask/ask-form.ts'
import type { AskForm } from '../ask/ask-form.ts'
import type { Frame } from '../frame/frame.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import { feedbackForm } from '../person/feedback-form.ts'
import { takeLink } from '../take/take-page.ts'
import { shorten } from '../words.ts'
import { answerPart } from './answer-part.ts'
import type { ClauseOf } from './answer-part.ts'
import { contactsPart, notices } from './beside.ts'
import { choices } from './choices.ts'
import { sources } from './sources.ts'
import { termsPart } from './terms.ts'
import type { Told } from './told.ts'

export interface AnswerView {
  told: Told
  /** Which question of the conversation it is. Absent: a question by itself. */
  nth?: number
  clauseOf: ClauseOf
  /** Where this page has its address. */
  here: string
  /** It is kept, so that it can be judged and taken away. */
  kept: boolean
  /** Several questions were not answered. */
  tired?: boolean
  /** For what is asked next. */
  form: AskForm
  /** What was asked before. */
  earlier?: Html | ''
}

/** The answer comes before the box: without scripts the page starts anew, and who waits for it should meet it first. */
export function answerPage(view: AnswerView, frame: Frame): Html {
  const { told, nth, clauseOf, here, kept, tired = false, form, earlier = '' } = view
  const region = frame.display.region
  const people = contactsPart({ contacts: told.contacts, answerId: told.id, back: here, first: tired })
  const main = html`<h1 class="asked">${nth && nth > 1 ? `第 ${nth} 问` : '您问'}：${told.question}</h1>
    <p class="hint">${region ? `地区：${region}。` : ''}${dateWords(told.on)}的回答。</p>
    ${tired ? people : ''} ${answerPart(told, clauseOf)} ${choices(told, form)} ${notices(told.notices)}
    ${tired ? '' : people} ${sources(told, clauseOf, frame.origin)} ${termsPart(told)}
    ${kept ? keptPart(told, here) : ''}
    <section class="no-print">
      <h2 id="again">接着问</h2>
      ${askForm(form)}
    </section>
    ${earlier}`
  const title = `${told.status === 'clarify' ? '请您选一个' : '回答'}：${shorten(told.question, 30)}`
  const skip = tired
    ? { href: '#contacts', text: '跳到可以找谁和回答' }
    : { href: '#answer', text: '跳到回答' }
  return layout({ title, main, skip, at: '/', asks: true, unlisted: true }, frame)
}

const keptPart = (told: Told, here: string): Html =>
  html`<section class="no-print">
    <h2 id="useful-title">评价</h2>
    ${feedbackForm({ answerId: told.id, back: here })} ${takeLink({ answer: told.id, back: here })}
  </section>`
