import { cornerChoice, keepClear } from './corner.ts'
import { inTab } from '../page/kept.ts'
import { createPanel } from './panel.ts'
import { createStage } from './stage.ts'
import type { Stage } from './stage.ts'
import { STYLE } from './style.ts'
import { startTalk } from './talk.ts'

const NAME = '问政府公报'
/** Where this file came from answers, unless the element says otherwise. */
const HOME = new URL(import.meta.url).origin

/**
 * `<tingzheng-widget>`: a button and, behind it, a panel to ask in. Its child is a link to the page, which is all there
 * is without scripts. In a shadow tree, so that the host's rules and ids do not meet ours; what people set for all pages
 * (forced colours, zoom, text size, spacing) passes into it, and its parts are open to the host's style sheet.
 */
export class TingzhengWidget extends HTMLElement {
  #stage: Stage | undefined
  #connected: AbortController | undefined

  connectedCallback(): void {
    this.#connected = new AbortController()
    this.#stage ??= this.#start()
    this.#stage.follow(this.#connected.signal)
    keepClear(this, this.#stage.element, this.#connected.signal)
  }

  disconnectedCallback(): void {
    this.#connected?.abort()
  }

  #start(): Stage {
    const root = this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    root.adoptedStyleSheets = [sheet]
    const name = this.querySelector('a')?.textContent.replace('（新窗口）', '').trim() || NAME
    const framed = this.hasAttribute('framed')
    const place = this.getAttribute('region') ?? ''
    const service = serviceOf(this)
    const panel = createPanel({ name, place, service, framed })
    const changed = (open: boolean): void => this.#tell(open ? 'open' : 'close')
    const stage = createStage({ name, panel, framed, changed })
    if (!framed) panel.element.append(cornerChoice(stage.element))
    root.append(stage.element)
    if (framed) tellHeight(stage.element)
    startTalk(panel, {
      draft: inTab(`widget-draft-${[...document.querySelectorAll(this.localName)].indexOf(this)}`),
      service,
      say: stage.say,
      focused: () => root.activeElement,
      answered: ({ id, status }) => this.#tell('answer', { id, status }),
    })
    return stage
  }

  /** Tells the host what happened, never what was asked. */
  #tell(what: 'open' | 'close' | 'answer', detail: Record<string, string> = {}): void {
    this.dispatchEvent(new CustomEvent(`tingzheng-${what}`, { bubbles: true, composed: true, detail }))
  }
}

/** To the page around our frame, which may follow it or let the frame scroll. A height is all that is told. */
function tellHeight(element: HTMLElement): void {
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height)
    parent.postMessage({ type: 'tingzheng-height', height }, '*')
  })
  observer.observe(element)
}

const serviceOf = (widget: HTMLElement): string =>
  /^https?:\/\/[^/]+/.exec(widget.getAttribute('service') ?? '')?.[0] ?? HOME
