import type { Answer } from '../../src/answer/answer.ts'
import type { Call } from '../../src/voice/call.ts'
import { PROMPTS } from '../../src/voice/prompts.ts'
import { HOTLINE } from '../../src/voice/settings.ts'
import { newCall, step } from '../../src/voice/step.ts'
import type { CallEvent, Effect, Need, Turn, World } from '../../src/voice/turn.ts'

export const world = (change: Partial<World> = {}): World => ({
  open: true,
  transfer: true,
  sms: false,
  tail: '8000',
  today: '2026-11-25',
  places: ['吉林省', '同江市'],
  settings: HOTLINE,
  prompts: PROMPTS,
  ...change,
})

/** What comes of a need. */
export type Provider = (need: Need) => CallEvent | Promise<CallEvent>

/** A case can be opened, nothing else is there. */
export const bare: Provider = (need) =>
  need.kind === 'case' ? { kind: 'case', number: need.number ?? '482913', code: '7352' } : { kind: 'failed' }

export const answering =
  (ask: (question: string, context: string[], region?: string) => Answer | Promise<Answer>): Provider =>
  async (need) =>
    need.kind === 'ask'
      ? { kind: 'answered', answer: await ask(need.question, need.context, need.region) }
      : bare(need)

/** A telephone: dials, presses, speaks, and keeps what was said and asked for. */
export class Caller {
  call: Call = newCall(HOTLINE)
  turn: Turn | undefined
  readonly effects: Effect[] = []
  readonly needs: Need[] = []

  around: World
  provide: Provider

  constructor(around: World = world(), provide: Provider = bare) {
    this.around = around
    this.provide = provide
  }

  async meet(event: CallEvent): Promise<string> {
    let done = step(this.call, event, this.around)
    for (let asked = 0; done.need; asked++) {
      if (asked > 3) throw new Error(`asks for ever: ${JSON.stringify(done.need)}`)
      this.needs.push(done.need)
      this.effects.push(...done.effects)
      done = step(done.call, await this.provide(done.need), this.around)
    }
    this.effects.push(...done.effects)
    // What travels is JSON.
    this.call = JSON.parse(JSON.stringify(done.call)) as Call
    this.turn = done.turn
    return this.said
  }

  get said(): string {
    return (this.turn?.say ?? []).map((s) => s.text).join('')
  }

  get next(): string {
    return this.turn?.next.kind ?? ''
  }

  readonly dial = () => this.meet({ kind: 'start' })
  readonly press = (keys: string, heard?: number) =>
    this.meet({ kind: 'key', keys, ...(heard === undefined ? {} : { heard }) })
  readonly speak = (text: string, more: { heard?: number; confidence?: number } = {}) =>
    this.meet({ kind: 'speech', text, ...more })
  readonly wait = () => this.meet({ kind: 'silence' })
  readonly rustle = () => this.meet({ kind: 'noise' })
}
