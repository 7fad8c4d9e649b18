/** What the caller does at one opportunity. `at`: milliseconds after the hotline began to speak; absent: half a second after it has done. */
export type Act =
  | { press: string; at?: number }
  | { say: string; at?: number; confidence?: number }
  | { noise: true; at?: number }
  | { silent: true; at?: undefined }

export interface Piece {
  text: string
  korean?: boolean
  /** Characters a minute. */
  rate?: number
  /** Milliseconds of pause behind it. */
  pause?: number
}

export interface Listening {
  keys: { max: number; end?: string }
  speech: boolean
  timeoutMs: number
  betweenKeysMs: number
  endSilenceMs: number
  /** What stops the hotline while it speaks. */
  barge: { keys: boolean; speech: boolean }
}

export type Input = {
  /** Pieces heard whole. */
  heard: number
  /** What the caller has not heard of them. */
  rest: Piece[]
  /** While the hotline spoke. */
  playing: boolean
} & (
  | { kind: 'keys'; keys: string }
  | { kind: 'speech'; text: string; confidence: number }
  | { kind: 'noise' | 'timeout' | 'gone' }
)

/** What becomes of a transfer. */
export type Operators = 'answers' | 'busy' | 'no-answer' | 'rejected'
const RINGS: Record<Operators, number> = { answers: 6000, busy: 2000, 'no-answer': 60_000, rejected: 3000 }

const NORMAL = 180
const REACTION = 500
const KEY = 200
/** Milliseconds of listening behind a filler. */
const SHORTEST = 1000
const SPEECH_RATE = 240

export const lengthOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
const durationOf = ({ text, rate = NORMAL, pause = 0 }: Piece): number =>
  (lengthOf(text) * 60_000) / rate + pause

/** A caller with a script on a virtual clock; who has no act left hangs up. */
export class Phone {
  now = 0
  /** What happens, line by line; what the hotline says in one go is one line. */
  readonly transcript: string[] = []
  /** All that the hotline said, in its voices. */
  readonly pieces: Piece[] = []
  firstSpeechMs: number | undefined
  /** Milliseconds from the caller's last sound to the hotline's next. */
  readonly waits: number[] = []
  /** Milliseconds of speech that could not be interrupted, one by one. */
  readonly monologues: number[] = []
  private done: number | undefined
  private speaking = false
  private passedOn = false
  private readonly acts: Act[]
  private readonly operators: Operators

  constructor(acts: readonly Act[], operators: Operators = 'answers') {
    this.acts = [...acts]
    this.operators = operators
  }

  /** Plays the pieces, and listens if told to. */
  hear(pieces: readonly Piece[], listening?: Listening): Input {
    const began = this.now
    if (pieces.length > 0) this.hotlineSpeaks(pieces)
    const total = pieces.reduce((sum, piece) => sum + durationOf(piece), 0)
    const whole = { heard: pieces.length, rest: [], playing: false }
    if (!listening) {
      this.now += total
      this.monologues.push(total)
      return { kind: 'timeout', ...whole }
    }
    const act = this.acts[0]
    const able = act && ('press' in act ? listening.barge.keys : listening.speech && listening.barge.speech)
    if (act?.at !== undefined && act.at < total && able) {
      this.now = began + act.at
      return this.act(act, listening, { ...cut(pieces, act.at), playing: true })
    }
    this.now += total
    const waits = act?.at === undefined && listening.timeoutMs <= SHORTEST
    if (act && !waits && !('silent' in act) && ('press' in act || listening.speech)) {
      this.now = Math.max(this.now + (act.at === 0 ? 0 : REACTION), began + (act.at ?? 0))
      return this.act(act, listening, whole)
    }
    // Too short for somebody who was told to wait.
    if (waits) {
      this.now += listening.timeoutMs
      return { kind: 'timeout', ...whole }
    }
    if (!act) {
      this.write('人', '挂断')
      return { kind: 'gone', ...whole }
    }
    this.acts.shift()
    if (!('silent' in act)) this.write('人', '（说的话没有人听）')
    else this.write('人', '不出声')
    this.now += listening.timeoutMs
    this.done = this.now
    return { kind: 'timeout', ...whole }
  }

  private act(act: Act, listening: Listening, at: Pick<Input, 'heard' | 'rest' | 'playing'>): Input {
    this.acts.shift()
    if ('press' in act) return { ...at, ...this.press(act.press, listening) }
    const text = 'say' in act ? act.say : '（杂音）'
    this.write('人', `${'say' in act ? '说' : ''}${text}`)
    this.now += (lengthOf(text) * 60_000) / SPEECH_RATE
    this.done = this.now
    this.now += listening.endSilenceMs
    if (!('say' in act)) return { ...at, kind: 'noise' }
    return { ...at, kind: 'speech', text, confidence: act.confidence ?? 0.9 }
  }

  /** As many keys as are asked for; those pressed too fast wait for the next turn. */
  private press(
    keys: string,
    { keys: { max, end }, betweenKeysMs }: Listening,
  ): { kind: 'keys'; keys: string } {
    const stop = end === undefined ? -1 : keys.indexOf(end)
    const taken = keys.slice(0, stop >= 0 ? Math.min(stop, max) : max)
    const left = keys.slice(stop >= 0 && stop <= max ? stop + 1 : taken.length)
    if (left !== '') this.acts.unshift({ press: left, at: 0 })
    const shown = `${taken}${stop >= 0 ? (end ?? '') : ''}`
    // Nothing was said since the last key: one number.
    if (this.transcript.at(-1)?.startsWith('人：按'))
      this.transcript.push(`${this.transcript.pop() ?? ''}${shown}`)
    else this.write('人', `按${shown}`)
    this.now += KEY * taken.length
    this.done = this.now
    if (max > 1 && taken.length < max && stop < 0) this.now += betweenKeysMs
    return { kind: 'keys', keys: taken }
  }

  private hotlineSpeaks(pieces: readonly Piece[]): void {
    this.firstSpeechMs ??= this.now
    this.pieces.push(...pieces)
    if (this.done !== undefined) this.waits.push(this.now - this.done)
    this.done = undefined
    const text = pieces.map((piece) => piece.text).join('')
    if (this.speaking) this.transcript.push(`${this.transcript.pop() ?? ''}${text}`)
    else this.transcript.push(`机：${text}`)
    this.speaking = true
  }

  private write(who: string, what: string): void {
    this.speaking = false
    this.transcript.push(`${who}：${what}`)
  }

  /** Rings, at most so long. */
  dial(target: string, mostMs: number): Operators {
    this.write('转', `${target}，${this.operators}`)
    this.now += Math.min(RINGS[this.operators], mostMs)
    // Ringing is heard.
    this.done = this.operators === 'answers' ? undefined : this.now
    this.passedOn = this.operators === 'answers'
    return this.operators
  }

  /** How it ends: by whom, or of what. What a platform does after a person took the call is not heard. */
  end(how: string): void {
    if (!this.passedOn) this.write('完', how)
  }
}

function cut(pieces: readonly Piece[], at: number): { heard: number; rest: Piece[] } {
  let left = at
  for (const [i, piece] of pieces.entries()) {
    const duration = durationOf(piece)
    if (left < duration) {
      const gone = Math.floor((left / duration) * piece.text.length)
      return { heard: i, rest: [{ ...piece, text: piece.text.slice(gone) }, ...pieces.slice(i + 1)] }
    }
    left -= duration
  }
  return { heard: pieces.length, rest: [] }
}
