import type { Page } from './page.ts'
import type { Arrived } from './send.ts'
import { arrivedWords } from './words.ts'

/** Of the page that stands here. */
let shown = ''
const addressNow = (): string => location.pathname + location.search

/**
 * Going back or on to another page loads it anew: it is the service that knows it. Every page watches, as one that was
 * gone back to has none of what `show` left in the page before it.
 */
export function watchHistory(): void {
  shown = addressNow()
  window.addEventListener('popstate', () => {
    if (addressNow() !== shown) location.reload()
  })
}

/**
 * Puts what came in the page's place, and who asked at its heading. The frame comes with it, as its links carry the region
 * that was chosen; only the region that announces stays.
 */
export function show({ main, status, renew }: Page, { url, document: come }: Arrived, number: number): void {
  const told = come.querySelector('main')
  if (!told) return
  while (main.firstChild) main.removeChild(main.firstChild)
  while (told.firstChild) main.appendChild(document.adoptNode(told.firstChild))
  for (const name of ['header', 'footer']) replace(`body > ${name}`, come)
  document.title = come.title
  if (url !== location.href) history.pushState(null, '', url)
  shown = addressNow()
  renew()
  const goal = main.querySelector<HTMLElement>(
    '#contacts[tabindex], #answer, [autofocus], [aria-invalid=true]',
  )
  const heading = goal || main.querySelector('h1') || main
  if (heading.tabIndex < 0) heading.setAttribute('tabindex', '-1')
  heading.focus()
  status.say(arrivedWords(number, main))
}

function replace(selector: string, come: Document): void {
  const [old, next] = [document.querySelector(selector), come.querySelector(selector)]
  if (old && old.parentNode && next) old.parentNode.replaceChild(document.adoptNode(next), old)
}
