import { inTab } from '../page/kept.ts'
import { whenLocalVoice } from '../page/speaker.ts'
import type { Speaker } from '../page/speaker.ts'
import { listenerOf, offerTalking } from './ears.ts'
import { createVoice } from './voice.ts'

/** Off the screen, but not away from readers. */
const HIDDEN = 'position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap'

/**
 * Improves the telephone page: a press no longer loads a page, what is said is announced or, when asked for, spoken by a
 * voice of this machine, and the keys of the keyboard work within the keypad. Without it each press is a page.
 */
function start(): void {
  const main = document.querySelector('main')
  if (!main || !main.querySelector('#phone') || !('fetch' in window && 'DOMParser' in window)) return
  const announcer = document.createElement('div')
  announcer.setAttribute('role', 'log')
  announcer.style.cssText = HIDDEN
  main.appendChild(announcer)
  const voice = createVoice(main, inTab('phone-voice'), (text) => announce(announcer, text))
  whenLocalVoice((speaker: Speaker) => voice.offer(speaker))
  const listener = listenerOf()
  const hear = () => {
    offerTalking(main, listener, (text) => announce(announcer, text))
    voice.say(heardIn(main))
  }
  main.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    const by = (event as SubmitEvent).submitter
    if (form.method !== 'get') return
    event.preventDefault()
    if (waiting) return void (keys += by && by.getAttribute('name') === 'key' ? by.getAttribute('value') : '')
    const address = addressOf(form, by)
    // What cannot be done here is a page again.
    void press(main, address, hear).catch(() => location.assign(address))
  })
  main.addEventListener('keydown', (event) => onKey(main, event as KeyboardEvent))
  hear()
}

/** Only while the focus is in the keypad: elsewhere a digit belongs to the browser or the reader. */
function onKey(main: Element, event: KeyboardEvent): void {
  const pad = (event.target as Element).closest('.keypad')
  if (!pad || event.ctrlKey || event.altKey || event.metaKey || !/^[\d*#]$/.test(event.key)) return
  const button = main.querySelector<HTMLButtonElement>(`.keypad button[value="${event.key}"]`)
  if (button) button.click()
}

function addressOf(form: HTMLFormElement, by: HTMLElement | null): string {
  const fields = new URLSearchParams()
  new FormData(form).forEach((value, name) => fields.append(name, String(value)))
  const name = by && by.getAttribute('name')
  if (by && name) fields.append(name, by.getAttribute('value') || '')
  return `/phone?${fields}`
}

let waiting = false
/** Pressed while a turn was on its way: none is lost. */
let keys = ''

async function press(main: Element, address: string, hear: () => void): Promise<void> {
  waiting = true
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' } })
    const come = new DOMParser().parseFromString(await response.text(), 'text/html')
    const next = come.querySelector('#phone')
    const now = main.querySelector('#phone')
    if (!response.ok || !next || !now) throw new Error('no telephone came')
    const focused = focusOf(document.activeElement)
    now.replaceWith(document.adoptNode(next))
    document.title = come.title
    history.replaceState(null, '', response.url)
    const goal =
      (focused && main.querySelector<HTMLElement>(focused)) || main.querySelector<HTMLElement>('#heard')
    if (goal) goal.focus()
    hear()
  } finally {
    waiting = false
  }
  const [key] = keys
  keys = keys.slice(1)
  const button = key && main.querySelector<HTMLButtonElement>(`.keypad button[value="${key}"]`)
  if (button) button.click()
  else keys = ''
}

/** Who presses goes on pressing: the same button or box of the page that came, where it has one. */
function focusOf(element: Element | null): string {
  if (!element) return ''
  if (element.id) return `#${element.id}`
  const value = element.getAttribute('value')
  const name = element.getAttribute('name')
  return name && value ? `button[name="${name}"][value="${value}"]` : ''
}

function heardIn(main: Element): string {
  const said = main.querySelector('#said')
  return said ? (said.textContent || '').replace(/\s+/g, ' ').trim() : ''
}

/** Emptied first, so that the same words are said again. */
function announce(log: Element, text: string): void {
  log.textContent = ''
  const line = document.createElement('div')
  line.textContent = text
  setTimeout(() => log.appendChild(line), 100)
}

start()
