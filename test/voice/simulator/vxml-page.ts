import { runInNewContext } from 'node:vm'
import type { Input, Phone, Piece } from './phone.ts'
import { millisecondsOf, mostOf, namesOf, piecesOf, requestOf } from './vxml-parts.ts'
import type { Ask, Wire } from './wire.ts'
import { elementsOf } from './xml.ts'
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
export type Next = Ask | 'ended'
/** What ends the execution of a block: a request, a jump, an event, the end. */
type Went = { ask: Ask } | { goto: string } | { event: string } | { stop: true } | undefined

/** One document, executed as the form interpretation algorithm does. */
export class Page {
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
    return requestOf(new URL(next, this.at.url), method, new URLSearchParams(form))
  }

  private enqueue(prompt: Element): void {
    for (const { piece, mark } of piecesOf(prompt)) {
      this.queue.push(piece)
      if (mark !== undefined) this.marks[this.queue.length - 1] = mark
    }
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
