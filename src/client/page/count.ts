import { findBox, lengthOf, mostOf } from './box.ts'
import type { Page } from './page.ts'

/** Milliseconds without a key before the count is spoken. */
const PAUSE = 1000

/** What may still be written: shown near the end, and spoken when who writes pauses there. */
export function improveCounting({ main, status }: Page): void {
  const found = findBox(main)
  if (!found) return
  const { box } = found
  const most = mostOf(box)
  const shown = document.createElement('p')
  shown.className = 'hint'
  shown.setAttribute('aria-hidden', 'true')
  let timer = 0
  const look = () => {
    const left = most - lengthOf(box.value)
    const near = left <= most / 10
    const words = left < 0 ? `多了 ${-left} 个字，最多 ${most} 个字。` : `还可以写 ${left} 个字。`
    shown.textContent = near ? words : ''
    clearTimeout(timer)
    if (near) timer = window.setTimeout(() => status.say(words), PAUSE)
  }
  box.addEventListener('input', look)
  box.insertAdjacentElement('afterend', shown)
}
