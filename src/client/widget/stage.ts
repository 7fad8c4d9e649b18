import { createAnnouncer } from './announcer.ts'
import { el } from './dom.ts'
import type { Panel } from './panel.ts'

/** Where the panel shows: in the page, or on small screens as a dialog over it. */
export interface Stage {
  /** Landmark, button, panel and dialog. */
  element: HTMLElement
  launcher: HTMLButtonElement
  isOpen(): boolean
  open(): void
  close(): void
  say(text: string): void
  /** Follows the size of the screen until the signal ends. */
  follow(signal: AbortSignal): void
}

/** In em: at 400 % zoom a large screen is a small one. */
const SMALL = '(max-width: 40em), (max-height: 20em)'

export interface Staging {
  name: string
  panel: Panel
  /** In a frame of its own: always open, without a button to open it. */
  framed: boolean
  changed(open: boolean): void
}

export function createStage({ name, panel, framed, changed }: Staging): Stage {
  const small = matchMedia(framed ? 'not all' : SMALL)
  const attributes = { type: 'button', class: 'launcher', part: 'launcher', 'aria-expanded': 'false' }
  const launcher = el('button', attributes, name)
  // What lies outside an open dialog is not heard: each place says its own.
  const inPage = createAnnouncer(el('div'))
  const inDialog = createAnnouncer(el('div'))
  const inner = el('div', { class: 'size' })
  const dialog = el('dialog', { 'aria-labelledby': 'name', 'aria-modal': 'true' }, inDialog.region, inner)
  // In a block of its own: a block that had only the button in it goes out of the tree that readers get as soon as the
  // panel stands beside it, the button with it, and Orca is silent about where the focus is then.
  const button = framed ? undefined : el('div', {}, launcher)
  const outer = el('div', { class: 'size' }, button, inPage.region)
  const element = el('aside', { class: 'root', 'aria-label': name, lang: 'zh-CN', dir: 'ltr' }, outer, dialog)
  let isOpen = framed
  panel.close.hidden = framed

  /** Moves the panel to where it belongs; the focus moves with it. */
  const arrange = (): void => {
    const focused = focusIn(panel.element)
    const modal = small.matches && isOpen
    panel.element.hidden = !isOpen
    if (small.matches) launcher.setAttribute('aria-haspopup', 'dialog')
    else launcher.removeAttribute('aria-haspopup')
    launcher.setAttribute('aria-expanded', String(isOpen))
    const home = small.matches ? inner : outer
    if (panel.element.parentNode !== home) home.append(panel.element)
    if (modal && !dialog.open) dialog.showModal()
    else if (!modal && dialog.open) dialog.close()
    if (isOpen) focused?.focus()
  }

  const set = (open: boolean): void => {
    if (open === isOpen || framed) return
    isOpen = open
    arrange()
    // A box that takes the focus on a telephone brings its keyboard over half the dialog.
    if (open) (small.matches ? panel.heading : panel.question).focus()
    else launcher.focus()
    changed(open)
  }
  const stage: Stage = {
    element,
    launcher,
    isOpen: () => isOpen,
    open: () => set(true),
    close: () => set(false),
    say: (text) => (dialog.open ? inDialog : inPage).say(text),
    follow: (signal) => {
      arrange()
      small.addEventListener('change', arrange, { signal })
    },
  }
  launcher.addEventListener('click', () => set(!isOpen))
  panel.close.addEventListener('click', stage.close)
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || !isOpen) return
    event.preventDefault()
    event.stopPropagation()
    stage.close()
  })
  // The back gesture of a telephone closes the dialog without a key.
  dialog.addEventListener('close', () => {
    if (isOpen && small.matches) stage.close()
  })
  return stage
}

function focusIn(panel: HTMLElement): HTMLElement | undefined {
  const root = panel.getRootNode()
  const focused = root instanceof ShadowRoot ? root.activeElement : null
  return focused instanceof HTMLElement && panel.contains(focused) ? focused : undefined
}
