import { say } from './desk.ts'
import { sayState } from './live.ts'

/**
 * The keys as the page lists them. Each has two modifiers at least, so that nothing happens by typing; nothing happens
 * while an input method puts a character together, or by AltGr.
 */
export function improveKeys(): void {
  const actions = new Map<string, string>()
  for (const key of document.querySelectorAll<HTMLElement>('#shortcuts [data-key]'))
    actions.set(key.textContent?.trim() ?? '', key.dataset['key'] ?? '')
  if (actions.size === 0) return
  document.addEventListener('keydown', (event) => {
    const does = DOES[actions.get(keysOf(event)) ?? '']
    if (!does) return
    event.preventDefault()
    if (!event.repeat) does()
  })
}

function keysOf(event: KeyboardEvent): string {
  if (event.isComposing || event.metaKey || event.getModifierState('AltGraph')) return ''
  const last = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1] ?? ''
  return [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', last]
    .filter((part) => part !== false)
    .join('+')
}

/** The suggestion that was gone to last. */
let current: Element | undefined

/** The one around the focus, the one that was gone to last, or the first. */
function card(): Element | undefined {
  const cards = [...document.querySelectorAll('#found [data-card]')]
  const around = document.activeElement?.closest('[data-card]')
  current = cards.find((one) => one === around) ?? cards.find((one) => one === current) ?? cards[0]
  return current
}

function goTo(n: number): void {
  const heading = document.querySelector<HTMLElement>(`#suggestion-${n}`)
  current = heading?.closest('[data-card]') ?? current
  if (heading) heading.focus()
  else say(`没有第 ${n} 条。`)
}

/** In the card, by what it does; focusing or pressing it. */
function inCard(selector: string, how: 'press' | 'focus', none: string): void {
  const found = card()?.querySelector<HTMLElement>(selector)
  if (!found) say(card() ? none : '还没有查到什么。')
  else if (how === 'press') found.click()
  else found.focus()
}

const press = (does: string, none = '这一条没有这个。') =>
  inCard(`:is(a, button)[data-does=${does}]`, 'press', none)

const DOES: Record<string, (() => void) | undefined> = {
  question: () => document.querySelector<HTMLElement>('#said')?.focus(),
  count: () => say(document.querySelector('#count')?.textContent?.trim() || '还没有查。'),
  state: sayState,
  renew: () => document.querySelector<HTMLElement>('#renew')?.click(),
  first: () => goTo(1),
  second: () => goTo(2),
  third: () => goTo(3),
  read: () => press('read'),
  spoken: () => press('spoken'),
  written: () => press('written'),
  sms: () => press('sms', '没有接上短信平台，或者这一条不能发。'),
  pin: () => press('pin'),
  used: () => press('used'),
  undo: () => {
    const button = document.querySelector<HTMLElement>('[data-latest] button')
    if (button) button.click()
    else say('没有可以撤回的。')
  },
  wrong: () => inCard('[data-does=why]', 'focus', '这一条没有这个。'),
}
