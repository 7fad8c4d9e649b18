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
  swap(main, told)
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

/**
 * Puts what is in `come` in the place of what is in `here`, but for the list of regions where it is the same: of a list that
 * comes anew the browser tells which line is chosen, and Orca goes there, away from the answer.
 */
function swap(here: Element, come: Element): void {
  const [stay, like] = sameList(here, come)
  for (const child of Array.from(here.childNodes)) if (child !== stay) here.removeChild(child)
  let behind = !stay
  for (const child of Array.from(come.childNodes))
    if (child === like) behind = true
    else here.insertBefore(document.adoptNode(child), behind ? null : stay || null)
  if (!stay || !like || stay.localName === 'select') return
  for (const { name, value } of Array.from(like.attributes)) stay.setAttribute(name, value)
  swap(stay, like)
}

/** The children of both that hold the list, or are it; nothing where the lists or what is around them differ. */
function sameList(here: Element, come: Element): [stay?: Element, like?: Element] {
  const [old, next] = [here, come].map((within) => within.querySelector<HTMLSelectElement>('#region'))
  if (!old || !next || old.textContent !== next.textContent || old.value !== next.value) return []
  const [stay, like] = [childWith(here, old), childWith(come, next)]
  return stay.localName === like.localName ? [stay, like] : []
}

function childWith(around: Element, within: Element): Element {
  let child = within
  while (child.parentElement && child.parentElement !== around) child = child.parentElement
  return child
}
