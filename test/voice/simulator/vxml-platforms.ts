import { runInNewContext } from 'node:vm'
import type { Input, Phone, Piece } from './phone.ts'
import { PATH_SECRET } from './twiml-platforms.ts'
import { callerOf, HOTLINE, ORIGIN } from './wire.ts'
import type { Ask, Platform, Wire } from './wire.ts'
import { elementsOf, parseXml, textOf } from './xml.ts'
import type { Element } from './xml.ts'

interface Result {
  utterance?: string
  inputmode?: 'dtmf' | 'voice'
  confidence?: number
  markname?: string
}
interface Scope {
  application: { lastresult$: Result }
  session: object
  [name: string]: unknown
}
type Next = Ask | 'ended'
/** What ends the execution of a block: a request, a jump, an event, the end. */
type Went = { ask: Ask } | { goto: string } | { event: string } | { stop: true } | undefined

interface Browser {
  name: string
  grammar: boolean
  /** Variables of VoiceXML 2.0 or 2.1. */
  session(caller: string): object
}
const BROWSERS: readonly Browser[] = [
  { name: 'VoiceXML keys', grammar: false, session: (ani) => ({ telephone: { ani, dnis: HOTLINE } }) },
  {
    name: 'VoiceXML speech',
    grammar: true,
    session: (caller) => ({
      connection: { remote: { uri: `tel:${caller}` }, local: { uri: `tel:${HOTLINE}` } },
    }),
  },
]

export const vxmlPlatforms: readonly Platform[] = BROWSERS.map(({ name, grammar, session }) => ({
  name,
  speech: grammar,
  korean: true,
  async run(wire, phone) {
    const query = grammar ? '?grammar=builtin:speech/transcribe' : ''
    let next: Next = { method: 'GET', url: `${ORIGIN}/voice/vxml/${PATH_SECRET}/start${query}`, headers: {} }
    let page: Page | undefined
    while (next !== 'ended') {
      const got = await wire.ask(next)
      const root =
        got.status === 200 && got.type.startsWith('application/voicexml+xml') ? parseXml(got.body) : undefined
      if (root?.name === 'vxml')
        page = new Page(root, { url: next.url, phone, wire, session: session(callerOf(wire.call)) })
      else if (!page) return phone.end('应用出错')
      // A page that cannot be fetched is an error of the page that asked for it.
      next = root?.name === 'vxml' ? await page.run() : await page.fail('error.badfetch')
    }
  },
}))

class Page {
  private readonly root: Element
  private readonly at: { url: string; phone: Phone; wire: Wire; session: object }
  private readonly scope: Scope
  private queue: Piece[] = []
  private marks: string[] = []
  private errors = 0

  constructor(root: Element, at: Page['at']) {
    this.root = root
    this.at = at
    this.scope = { application: { lastresult$: {} }, session: at.session }
    for (const child of elementsOf(root)) if (child.name === 'var') this.declare(child)
  }

  private declare({ attributes: { name = '', expr = 'undefined' } }: Element): void {
    this.scope[name] = this.value(expr)
  }
  private value(expr: string): unknown {
    return runInNewContext(expr, this.scope) as unknown
  }
  private property(name: string, otherwise: string): string {
    const found = elementsOf(this.root).find(
      (child) => child.name === 'property' && child.attributes['name'] === name,
    )
    return found?.attributes['value'] ?? otherwise
  }

  /** From the first form on. */
  run(id?: string): Promise<Next> {
    const forms = elementsOf(this.root).filter((child) => child.name === 'form')
    const form = id === undefined ? forms[0] : forms.find((one) => one.attributes['id'] === id)
    return form ? this.form(form) : Promise.resolve(this.die('没有表单'))
  }

  private async form(form: Element): Promise<Next> {
    const items = elementsOf(form).filter(({ name }) => ['block', 'field', 'transfer'].includes(name))
    for (const item of items) {
      const went =
        item.name === 'block'
          ? this.execute(item)
          : item.name === 'field'
            ? this.field(item)
            : this.transfer(item)
      if (went) return this.go(went, item)
    }
    return this.die('没有下文')
  }

  private async go(went: Exclude<Went, undefined>, item?: Element): Promise<Next> {
    if ('ask' in went) return went.ask
    if ('goto' in went) return this.run(went.goto.slice(1))
    if ('stop' in went) return 'ended'
    const handled = this.handle(went.event, item)
    if (went.event === 'connection.disconnect.hangup') {
      if (handled && 'ask' in handled) await this.at.wire.ask(handled.ask)
      return 'ended'
    }
    return handled ? this.go(handled) : this.die(`没有人管 ${went.event}`)
  }

  fail(event: string): Promise<Next> {
    return this.go({ event })
  }

  private die(how: string): 'ended' {
    this.at.phone.end(how)
    return 'ended'
  }

  /** The handler of the item before that of the document; of those whose count is reached the highest. */
  private handle(event: string, item?: Element): Went {
    if (event.startsWith('error')) this.errors++
    const matching = (parent: Element) =>
      elementsOf(parent)
        .filter((child) => namesOf(child).some((name) => event === name || event.startsWith(`${name}.`)))
        .filter((child) => Number(child.attributes['count'] ?? 1) <= Math.max(1, this.errors))
        .toSorted((a, b) => Number(b.attributes['count'] ?? 1) - Number(a.attributes['count'] ?? 1))
    const [handler] = [...(item ? matching(item) : []), ...matching(this.root)]
    return handler ? this.execute(handler) : undefined
  }

  private execute(block: Element): Went {
    for (const child of elementsOf(block)) {
      const went = this.step(child)
      if (went) return went
    }
    return undefined
  }

  private step(element: Element): Went {
    const { name, attributes } = element
    switch (name) {
      case 'assign':
        this.scope[attributes['name'] ?? ''] = this.value(attributes['expr'] ?? '')
        return undefined
      case 'if':
        return this.value(attributes['cond'] ?? '') ? this.execute(element) : undefined
      case 'prompt':
        this.enqueue(element)
        return undefined
      case 'submit':
        this.flush()
        return { ask: this.submit(attributes) }
      case 'goto':
        return { goto: attributes['next'] ?? '' }
      case 'exit':
      case 'disconnect':
        this.flush()
        this.at.phone.end(name === 'disconnect' ? '热线挂断' : '没有下文')
        return name === 'disconnect' ? { event: 'connection.disconnect.hangup' } : { stop: true }
      default:
        return { event: `error.unsupported.${name}` }
    }
  }

  private submit({ next = '', namelist = '', method = 'get' }: Element['attributes']): Ask {
    const form = namelist.split(' ').map((name): [string, string] => {
      const value = this.scope[name]
      return [name, typeof value === 'string' || typeof value === 'number' ? String(value) : 'undefined']
    })
    const url = new URL(next, this.at.url)
    if (method === 'get')
      return { method: 'GET', url: `${url.href}?${new URLSearchParams(form).toString()}`, headers: {} }
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return { method: 'POST', url: url.href, headers, body: new URLSearchParams(form).toString() }
  }

  private enqueue(prompt: Element): void {
    const walk = (element: Element, rate: number, korean: boolean): void => {
      for (const child of element.children) {
        if (typeof child === 'string') this.queue.push({ text: child, rate, korean })
        else if (child.name === 'mark') this.marks[this.queue.length - 1] = child.attributes['name'] ?? ''
        else if (child.name === 'break') {
          const last = this.queue.at(-1)
          if (last) last.pause = parseInt(child.attributes['time'] ?? '0', 10)
        } else {
          const faster = Number(child.attributes['rate'] ?? 1)
          walk(child, rate * faster, korean || child.attributes['xml:lang'] === 'ko-KR')
        }
      }
    }
    walk(prompt, 180, false)
  }

  private take(): Piece[] {
    const taken = this.queue
    this.queue = []
    return taken
  }
  private flush(): void {
    if (this.queue.length > 0) this.at.phone.hear(this.take())
    this.marks = []
  }

  private field(field: Element): Went {
    const prompts = elementsOf(field).filter(({ name }) => name === 'prompt')
    for (const prompt of prompts) this.enqueue(prompt)
    const barge = prompts.every(({ attributes }) => attributes['bargein'] !== 'false')
    const grammars = elementsOf(field).filter(({ name }) => name === 'grammar')
    const keys = grammars.find(({ attributes }) => attributes['mode'] === 'dtmf')
    const speech =
      grammars.some(({ attributes }) => attributes['mode'] === 'voice') &&
      /voice/.test(this.property('inputmodes', 'dtmf voice'))
    const end = this.property('termchar', '#')
    const input = this.at.phone.hear(this.take(), {
      keys: { max: keys ? mostOf(keys) : 0, ...(end === '' ? {} : { end }) },
      speech,
      timeoutMs: millisecondsOf(this.property('timeout', '5s')),
      betweenKeysMs: millisecondsOf(this.property('interdigittimeout', '3s')),
      endSilenceMs: millisecondsOf(this.property('completetimeout', '500ms')),
      barge: { keys: barge, speech: barge },
    })
    return this.filled(field, input)
  }

  private filled(field: Element, input: Input): Went {
    const markname = this.marks[input.heard - 1]
    const mark = input.playing && markname !== undefined ? { markname } : {}
    this.marks = []
    switch (input.kind) {
      case 'gone':
        return { event: 'connection.disconnect.hangup' }
      case 'timeout':
        return { event: 'noinput' }
      case 'noise':
        this.scope.application.lastresult$ = mark
        return { event: 'nomatch' }
      case 'keys':
        this.scope.application.lastresult$ = {
          utterance: [...input.keys].join(' '),
          inputmode: 'dtmf',
          confidence: 1,
          ...mark,
        }
        break
      case 'speech':
        this.scope.application.lastresult$ = {
          utterance: input.text,
          inputmode: 'voice',
          confidence: input.confidence,
          ...mark,
        }
    }
    const filled = elementsOf(field).find(({ name }) => name === 'filled')
    return filled && this.execute(filled)
  }

  private transfer(transfer: Element): Went {
    this.flush()
    const { dest = '', name = '', connecttimeout = '30s', type } = transfer.attributes
    const outcome = this.at.phone.dial(dest.replace(/^tel:/, ''), millisecondsOf(connecttimeout))
    if (type === 'blind') return { stop: true }
    if (outcome === 'rejected') return { event: 'error.connection.noroute' }
    this.scope[name] = { answers: 'far_end_disconnect', busy: 'busy', 'no-answer': 'noanswer' }[outcome]
    const filled = elementsOf(transfer).find((child) => child.name === 'filled')
    return filled && this.execute(filled)
  }
}

function namesOf({ name, attributes }: Element): string[] {
  if (name === 'catch') return (attributes['event'] ?? '').split(' ')
  return ['error', 'noinput', 'nomatch'].includes(name) ? [name] : []
}

/** How many keys the grammar takes; all twelve must be in it. */
function mostOf(grammar: Element): number {
  const items: Element[] = []
  const walk = (element: Element): void => {
    if (element.name === 'item') items.push(element)
    for (const child of elementsOf(element)) walk(child)
  }
  walk(grammar)
  const repeated = items
    .map(({ attributes }) => /^1-(\d+)$/.exec(attributes['repeat'] ?? '')?.[1])
    .find(Boolean)
  const keys = new Set(items.filter((item) => elementsOf(item).length === 0).map(textOf))
  return keys.size === 12 ? Number(repeated ?? 1) : 0
}

const millisecondsOf = (time: string): number => parseFloat(time) * (time.endsWith('ms') ? 1 : 1000)
