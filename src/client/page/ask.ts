import { findBox, lengthOf, mostOf } from './box.ts'
import type { Box } from './box.ts'
import { inTab } from './kept.ts'
import type { Page } from './page.ts'
import { canSend, sendForm } from './send.ts'
import type { Arrived } from './send.ts'
import { show } from './show.ts'
import { stayChoice, wantsToStay } from './stay.ts'
import { arrivedWords, failureWords } from './words.ts'

/** Shorter waits are not worth a word. */
const WAIT = 2000

const count = inTab('count')
/** The form may stay while what is in it is exchanged (show.ts): it is listened to once. */
let forget = (): void => {}

/**
 * Asks without leaving the page, which a reader tells better than a new one: the wait and the answer are each said once,
 * what is written is not lost with the network, and who has gone on reading is left there. Where it cannot, the form goes
 * the browser's own way.
 */
export function improveAsking(page: Page): void {
  const found = findBox(page.main)
  if (!found || !canSend()) return
  const { form, box } = found
  const note = noteAfter(found)
  let since = 0
  const send = async () => {
    try {
      await ask(page, found, note)
    } finally {
      since = 0
    }
  }
  form.appendChild(stayChoice())
  const sent = (event: Event): void => {
    const waiting = (Date.now() - since) / 1000
    if (since > 0) {
      event.preventDefault()
      page.status.say(`正在查找，已经 ${Math.round(waiting)} 秒，请再等一等。`)
    } else if (box.value.trim() && lengthOf(box.value) <= mostOf(box)) {
      event.preventDefault()
      since = Date.now()
      void send()
    }
  }
  forget()
  forget = () => form.removeEventListener('submit', sent)
  form.addEventListener('submit', sent)
}

async function ask(page: Page, { form, box, button }: Box, note: HTMLElement): Promise<void> {
  const number = Math.max(Number(count.get()), Number(form.getAttribute('data-asked'))) + 1
  const from = document.activeElement
  const asked = box.value
  const timer = setTimeout(() => page.status.say(`第 ${number} 问，正在查找。`), WAIT)
  count.set(String(number))
  button.setAttribute('aria-disabled', 'true')
  note.textContent = '正在查找…'
  const arrived = await sendForm(form).catch(() => undefined)
  clearTimeout(timer)
  button.removeAttribute('aria-disabled')
  note.textContent = ''
  const told = arrived && arrived.document.querySelector('main')
  const moved = document.activeElement !== from || box.value !== asked
  if (!arrived || !arrived.ok || !told) fail(page, note, failureWords(number, told))
  else if (!told.querySelector('#answer, .error')) location.assign(arrived.url)
  else if (moved || wantsToStay()) offer(page, note, arrived, number)
  else show(page, arrived, number)
}

/** Who went on reading or writing is told where the answer is. */
function offer(page: Page, note: HTMLElement, arrived: Arrived, number: number): void {
  const link = document.createElement('a')
  link.href = arrived.url
  link.className = 'action'
  link.textContent = `看第 ${number} 问的回答`
  link.addEventListener('click', (event) => {
    event.preventDefault()
    show(page, arrived, number)
  })
  note.textContent = ''
  note.appendChild(link)
  page.status.say(`${arrivedWords(number, arrived.document)}在按钮“提问”后面。`)
}

/** What was written stays in the box, and the button sends it again: the focus need not move. */
function fail({ status }: Page, note: HTMLElement, words: string): void {
  note.textContent = words
  status.say(words)
}

/** Behind the button, for those who see; readers hear the status. A link in it is for all. */
function noteAfter({ button, form }: Box): HTMLElement {
  const note = document.createElement('p')
  note.className = 'hint'
  const row = button.parentElement
  ;(row && row !== form ? row : button).insertAdjacentElement('afterend', note)
  return note
}
