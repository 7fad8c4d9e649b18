import { Virtual } from '@guidepup/virtual-screen-reader'
import { JSDOM } from 'jsdom'
import { BUILT } from '../../src/channels/web/scripts-built.ts'

interface App {
  request(path: string, init?: RequestInit): Response | Promise<Response>
}

/** What an announcement takes in milliseconds: the pause before it is filled, and the reader's own. */
const HEARD = 400

/** A page of the app in jsdom with its scripts, and a virtual screen reader on it. */
export class Listener {
  readonly #app: App
  readonly #scripts: readonly (keyof typeof BUILT)[]
  readonly #said: string[] = []
  #window = new JSDOM('', { url: 'http://localhost/', runScripts: 'outside-only', pretendToBeVisual: true })
    .window
  #reader = new Virtual()

  /** `scripts`: those of the pages that are opened. */
  constructor(app: App, scripts: readonly (keyof typeof BUILT)[] = ['page']) {
    this.#app = app
    this.#scripts = scripts
  }

  /** Opens a page as following a link does: what was said before is over. */
  async open(path: string): Promise<void> {
    await this.#reader.stop().catch(() => undefined)
    const { html, url } = await this.#fetchPage(path)
    const dom = new JSDOM(html, { url, runScripts: 'outside-only', pretendToBeVisual: true })
    this.#window = dom.window
    for (const name of GLOBALS) Reflect.set(globalThis, name, Reflect.get(dom.window, name))
    Reflect.set(globalThis, 'window', dom.window)
    dom.window.fetch = (to, init) => this.#fetchIn(String(to), init)
    // The reader names nodes that a page has just taken away, and asks their root as if it were a document.
    Reflect.set(dom.window.Element.prototype, 'getElementById', () => null)
    for (const name of this.#scripts) dom.window.eval(BUILT[name])
    this.#reader = new Virtual()
    await this.#reader.start({ container: dom.window.document.body, window: dom.window })
    this.#said.push(`【${dom.window.document.title}】`)
  }

  /** Reads on from this element, phrase by phrase: from a heading to the next of its level, else to the element's end. */
  async read(selector: string): Promise<void> {
    const wanted = this.#find(selector)
    await this.#moveTo(wanted)
    const level = /^H[1-6]$/.test(wanted.tagName) ? wanted.tagName : ''
    const over = (node: Element) =>
      level
        ? node !== wanted && /^H[1-6]$/.test(node.tagName) && node.tagName <= level
        : !wanted.contains(node)
    for (;;) {
      this.#say(await this.#reader.lastSpokenPhrase())
      await this.#reader.next()
      const active = this.#reader.activeNode
      if (!active || active.nodeName === 'FOOTER' || (active instanceof this.#window.Element && over(active)))
        return
    }
  }

  /** What one hears going from heading to heading. */
  async headings(): Promise<void> {
    for (const heading of this.#window.document.querySelectorAll('main h1, main h2, main h3')) {
      await this.#moveTo(heading)
      this.#say(await this.#reader.lastSpokenPhrase())
    }
  }

  /** Writes in the question box and presses 提问 there, as by the keyboard; then waits for what is announced. */
  async ask(question: string): Promise<void> {
    const box = this.#find<HTMLTextAreaElement>('#q')
    box.focus()
    box.value = question
    box.dispatchEvent(new this.#window.Event('input', { bubbles: true }))
    const before = (await this.#reader.spokenPhraseLog()).length
    const button = box.form?.querySelector<HTMLButtonElement>('button[type=submit]')
    button?.focus()
    button?.click()
    const waits = () => button?.isConnected && button.getAttribute('aria-disabled')
    do await pause(50)
    while (waits())
    await pause(HEARD)
    for (const phrase of (await this.#reader.spokenPhraseLog()).slice(before)) this.#say(phrase)
  }

  /** Writes in a field, and gives what is heard in the next second: what nobody asked for. */
  async write(selector: string, text: string): Promise<string[]> {
    const field = this.#find<HTMLTextAreaElement>(selector)
    field.focus()
    const before = (await this.#reader.spokenPhraseLog()).length
    field.value = text
    field.dispatchEvent(new this.#window.Event('input', { bubbles: true }))
    await pause(1_200)
    return (await this.#reader.spokenPhraseLog()).slice(before)
  }

  /** Presses a button, and hears what comes of it. */
  async press(selector: string): Promise<void> {
    const button = this.#find<HTMLButtonElement>(selector)
    button.focus()
    const before = (await this.#reader.spokenPhraseLog()).length
    button.click()
    do await pause(50)
    while (button.isConnected && button.getAttribute('aria-disabled'))
    await pause(HEARD)
    for (const phrase of (await this.#reader.spokenPhraseLog()).slice(before)) this.#say(phrase)
  }

  /** What stands in the page. */
  text(selector: string): string {
    return this.#find(selector).textContent?.trim() ?? ''
  }

  /** The address behind the first such link. */
  link(selector: string): string {
    return this.#find<HTMLAnchorElement>(selector).getAttribute('href') ?? ''
  }

  /** Where the page stands. */
  get here(): string {
    return this.#window.location.pathname + this.#window.location.search
  }

  /** Everything that was heard, one phrase a line. Ids of conversations differ each time. */
  async transcript(): Promise<string> {
    await this.#reader.stop()
    return `${this.#said.join('\n').replace(/[\da-f]{32}/g, '…')}\n`
  }

  async #moveTo(wanted: Element): Promise<void> {
    for (let steps = 0; steps < 3000; steps += 1) {
      const phrase = await this.#reader.lastSpokenPhrase()
      if (this.#reader.activeNode === wanted && !/^end of |^polite: /.test(phrase)) return
      await this.#reader.next()
    }
    throw new Error(`the reader does not come to ${wanted.outerHTML.slice(0, 80)}`)
  }

  #find<E extends Element = Element>(selector: string): E {
    const found = this.#window.document.querySelector<E>(selector)
    if (!found) throw new Error(`no ${selector} on ${this.here}`)
    return found
  }

  #say(phrase: string): void {
    // A region that is emptied before it is filled says nothing; whether one waits long enough to be told is chance.
    if (phrase && !/^polite: (?:第 \d+ 问，正在查找。)?$/.test(phrase)) this.#said.push(phrase)
  }

  async #fetchPage(path: string): Promise<{ html: string; url: string }> {
    const response = await this.#fetchIn(path)
    return { html: await response.text(), url: response.url }
  }

  /** As a browser does: redirects are followed, and the answer says where it came from. */
  async #fetchIn(to: string, init: RequestInit = {}): Promise<Response> {
    const { pathname, search } = new URL(to, this.#window.location.href)
    const { method = 'GET', body, headers } = init
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const response = await this.#app.request(pathname + search, {
      method,
      headers: { accept: 'text/html', ...(body ? form : {}), ...(headers as Record<string, string>) },
      ...(body ? { body: String(body) } : {}),
    })
    const location = response.headers.get('location')
    if (location) return this.#fetchIn(location)
    Object.defineProperty(response, 'url', { value: `http://localhost${pathname}${search}` })
    return response
  }
}

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms))

/** What the reader looks for in the world around it. */
const GLOBALS = ['document', 'Node', 'Element', 'HTMLElement', 'MutationObserver', 'Event', 'KeyboardEvent']
