import { hexOf } from '../../digest.ts'
import type { Answer } from '../../answer/answer.ts'
import { markAge } from './age.ts'
import type { Dated } from './age.ts'
import { announcement, answerView } from './answer-view.ts'
import type { Turn } from './answer-view.ts'
import { el } from './dom.ts'
import { feedback } from './feedback.ts'
import type { Kept } from '../page/kept.ts'
import type { Panel } from './panel.ts'
import { ask, NoReply } from './service.ts'

/** What the talk needs of the widget it stands in. */
export interface Surroundings {
  draft: Kept
  /** The origin that answers. */
  service: string
  /** Says one sentence to whoever listens, without moving the focus. */
  say(text: string): void
  /** Where the focus is within the widget. */
  focused(): Element | null
  answered(answer: Answer): void
}

const LONGEST = 500
/** Milliseconds before waiting is worth a word. */
const PATIENCE = 2_000
/** After so many answers in a row that did not help, people come first. */
const TIRED = 3

/** Asks what stands in the box, again and again, each question with those before it. */
export function startTalk(panel: Panel, around: Surroundings): void {
  const session = randomId()
  const asked: string[] = []
  const told: Dated[] = []
  let tired = 0
  let waiting: number | undefined

  panel.question.value = around.draft.get()
  panel.question.addEventListener('input', () => around.draft.set(panel.question.value))
  const age = (): void => told.forEach((one) => markAge(one, Date.now()))
  // Who comes back to the window, and who comes into the panel of one that was never left.
  document.addEventListener('visibilitychange', age)
  panel.element.addEventListener('focusin', age)
  panel.form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (waiting !== undefined) around.say(`还在查找第 ${waiting} 问，请等一等。`)
    else if (complain(panel))
      void take({
        number: asked.length + 1,
        ...typed(panel),
        service: around.service,
        session,
      })
  })

  async function take(turn: Turn): Promise<void> {
    const { number, question, region, service } = turn
    const heading = el('h3', { id: `turn-${number}`, tabindex: '-1' }, `第 ${number} 问：${question}`)
    const place = el(
      'article',
      { 'aria-labelledby': heading.id },
      heading,
      el('p', { class: 'hint' }, '正在查找。'),
    )
    panel.talk.append(place)
    waiting = number
    panel.send.setAttribute('aria-disabled', 'true')
    const slow = setTimeout(() => around.say(`第 ${number} 问，正在查找。`), PATIENCE)
    try {
      const answer = await ask(service, { question, region, context: asked, session })
      asked.push(question)
      tired = answer.status === 'answered' ? 0 : tired + 1
      const judged = feedback(answer, turn, around.say, (useful) => {
        tired = useful ? 0 : tired + 1
      })
      place.replaceChildren(heading, ...answerView(answer, turn, tired >= TIRED), judged)
      told.push({ place, heading, at: Date.now() })
      arrive(panel, { heading, question, around })
      around.say(announcement(answer, turn))
      around.answered(answer)
    } catch (error) {
      place.remove()
      const words = error instanceof NoReply ? error.message : '回答显示不出来。'
      showError(panel, `${words}您的问题还在框里，可以再按“提问”。`)
      around.say(`第 ${number} 问没有回答。${words}`)
    } finally {
      clearTimeout(slow)
      waiting = undefined
      panel.send.removeAttribute('aria-disabled')
    }
  }
}

const typed = ({ question, region }: Panel): Pick<Turn, 'question' | 'region'> => ({
  question: question.value.trim(),
  region: region.value.trim(),
})

/** Whether the question can be asked; says what is wrong when not, and keeps what was typed. */
function complain(panel: Panel): boolean {
  const { length } = [...typed(panel).question]
  hideError(panel)
  if (length > 0 && length <= LONGEST) return true
  const words = length === 0 ? '您还没有写问题。' : `您写了 ${length} 个字，最多 ${LONGEST} 个字。`
  showError(panel, `${words}请改“您的问题”，再按“提问”。`)
  panel.question.setAttribute('aria-invalid', 'true')
  panel.error.focus()
  return false
}

function showError({ error, question }: Panel, words: string): void {
  error.replaceChildren(el('p', {}, words))
  error.hidden = false
  question.setAttribute('aria-describedby', 'error question-hint')
}

function hideError({ error, question }: Panel): void {
  error.hidden = true
  error.replaceChildren()
  question.removeAttribute('aria-invalid')
  question.setAttribute('aria-describedby', 'question-hint')
}

interface Arrival {
  heading: HTMLElement
  question: string
  around: Surroundings
}

/** The focus goes to the answer only of one who still waits where the question was sent. */
function arrive(panel: Panel, { heading, question, around }: Arrival): void {
  const untouched = panel.question.value.trim() === question
  const focused = around.focused()
  if (untouched) {
    panel.question.value = ''
    around.draft.set('')
  }
  if (panel.stay.checked) return
  if (focused === panel.send || (focused === panel.question && untouched)) heading.focus()
}

/** 128 bits. Not randomUUID, which a host on plain http lacks. */
const randomId = (): string => hexOf(crypto.getRandomValues(new Uint8Array(16)))
