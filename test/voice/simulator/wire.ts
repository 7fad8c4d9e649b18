import { vi } from 'vitest'
import type { Phone } from './phone.ts'

export interface App {
  request(path: string, init?: RequestInit): Response | Promise<Response>
}

export interface Ask {
  method: string
  /** Absolute; a fragment stays with the platform. */
  url: string
  headers: Record<string, string>
  body?: string
}

export interface Got {
  status: number
  type: string
  body: string
  ms: number
}

export interface Spoil {
  /** Asks for everything twice at once, and once more after it: as platforms do that retry. */
  twice?: boolean
  /** Requests, counted from 0, that never reach us. */
  lost?: readonly number[]
  /** Leaves the clock of the service alone, as several calls are made at once. */
  ownClock?: boolean
}

/** What the network adds, both ways. */
const NETWORK = 60
const MOST_REQUESTS = 120

let calls = 0
const realNow = Date.now.bind(Date)

/** The platform's way to us: on the clock of the call, which the service sees as its own. */
export class Wire {
  readonly asked: Ask[] = []
  /** Number of the call: its id and its caller are made of it. */
  readonly call = ++calls
  /** Replies to the same request that were not the same bytes. */
  readonly differing: string[] = []

  private readonly base = realNow()
  private readonly app: App
  private readonly phone: Phone
  private readonly spoil: Spoil

  constructor(app: App, phone: Phone, spoil: Spoil = {}) {
    this.app = app
    this.phone = phone
    this.spoil = spoil
  }

  async ask(ask: Ask): Promise<Got> {
    const n = this.asked.length
    if (n >= MOST_REQUESTS)
      throw new Error(`a call that does not end: ${this.phone.transcript.slice(-6).join(' ')}`)
    this.asked.push(ask)
    if (this.spoil.lost?.includes(n)) {
      this.phone.now += 5000
      return { status: 0, type: '', body: '', ms: 5000 }
    }
    if (!this.spoil.ownClock) {
      const ahead = this.base + this.phone.now - realNow()
      vi.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead)
    }
    const began = performance.now()
    const [got, again] = await Promise.all([this.send(ask), this.spoil.twice ? this.send(ask) : undefined])
    const ms = performance.now() - began + NETWORK
    this.phone.now += ms
    const late = this.spoil.twice ? await this.send(ask) : undefined
    for (const other of [again, late])
      if (other && other.body !== got.body) this.differing.push(`${ask.url}\n${got.body}\n${other.body}`)
    return { ...got, ms }
  }

  private async send({ url, method, headers, body }: Ask): Promise<Omit<Got, 'ms'>> {
    const { pathname, search } = new URL(url)
    const init: RequestInit = { method, headers }
    if (body !== undefined) init.body = body
    const response = await this.app.request(pathname + search, init)
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: await response.text(),
    }
  }
}

/** A telephone platform with its quirks. Plays one call from the first request to its end. */
export interface Platform {
  name: string
  /** It hears speech. */
  speech: boolean
  /** It can say Korean. */
  korean: boolean
  run(wire: Wire, phone: Phone): Promise<void>
}

export const ORIGIN = 'https://hotline.example.cn'
/** Another caller each call, so that none is offered to go on with another's; the last four are the same, as they are said. */
export const callerOf = (call: number): string => `+86139${String(call).padStart(4, '0')}8765`
export const HOTLINE = '+8643112385'
