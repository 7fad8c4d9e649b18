import { el } from './dom.ts'
import { inBrowser } from '../page/kept.ts'

/** Where a person lets it float, on this site. */
const kept = inBrowser('widget-place')
const CHOICES = [
  ['right', '右下角'],
  ['left', '左下角'],
  ['off', '不要浮着'],
] as const

/** For a host that lets the widget float: where it floats, or that it does not. */
export function cornerChoice(root: HTMLElement): HTMLElement {
  const buttons = CHOICES.map(([place, name]) => {
    const button = el('button', { type: 'button', class: 'quiet', 'aria-pressed': 'false' }, name)
    button.addEventListener('click', () => {
      show(place)
      kept.set(place)
    })
    return { place, button }
  })
  const show = (chosen: string): void => {
    root.dataset['place'] = chosen
    for (const { place, button } of buttons) button.setAttribute('aria-pressed', String(place === chosen))
  }
  const known = CHOICES.find(([place]) => place === kept.get())
  show(known?.[0] ?? 'right')
  const group = { role: 'group', 'aria-label': '放在哪里', class: 'corner' }
  return el('div', group, ...buttons.map(({ button }) => button))
}

/**
 * Keeps a floating widget off what the host's visitor has the focus on, by scrolling just so far; and its height free at
 * the end of the page, where there is nothing left to scroll.
 */
export function keepClear(host: HTMLElement, root: HTMLElement, signal: AbortSignal): void {
  const floats = (): boolean => getComputedStyle(root).position === 'fixed'
  const sized = new ResizeObserver(() => {
    host.style.minBlockSize = floats() ? `${root.offsetHeight}px` : ''
  })
  sized.observe(root)
  const uncover = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element) || host.contains(target) || !floats()) return
    const [mine, theirs] = [root.getBoundingClientRect(), target.getBoundingClientRect()]
    const beside = theirs.right <= mine.left || theirs.left >= mine.right
    if (!beside && theirs.bottom > mine.top && theirs.top < mine.bottom)
      scrollBy({ top: theirs.bottom - mine.top + 16, behavior: 'instant' })
  }
  document.addEventListener('focusin', uncover, { signal })
  signal.addEventListener('abort', () => sized.disconnect())
}
