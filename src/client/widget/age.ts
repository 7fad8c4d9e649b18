import { dateWords, dayInChina } from '../../corpus/day.ts'
import { LONGEST } from '../pack-state.ts'
import { el } from './dom.ts'

/** An answer that stands in the widget. Times are milliseconds since 1970. */
export interface Dated {
  place: HTMLElement
  heading: HTMLElement
  at: number
}

/**
 * In a window left open an answer grows old, and a correction may be out: of one from another day it is said which day
 * that was, and after seven days, as without a network, it is told no more. Nothing is announced, no focus is moved
 * but out of what goes away.
 */
export function markAge({ place, heading, at }: Dated, now: number): void {
  const [day, today] = [dayInChina(at), dayInChina(now)]
  if (day === today) return
  const silent = now - at > LONGEST
  const why = silent
    ? '超过了七天，可能有更正，所以不再显示。请再问一次。'
    : '不是今天的，后来可能有更正。要今天的，请再问一次。'
  const text = `这是${dateWords(day)}的回答，${why}`
  const before = place.querySelector('.age')
  if (before?.textContent === text) return
  before?.remove()
  const note = el('p', { class: 'warn age' }, text)
  if (!silent) return heading.after(note)
  const root = place.getRootNode()
  const within = root instanceof ShadowRoot && place.contains(root.activeElement)
  place.replaceChildren(heading, note)
  if (within) heading.focus()
}
