/** Sound as it is stored and sent: audio/mpeg, audio/webm, … */
export interface Clip {
  bytes: ArrayBuffer
  type: string
}

/** Says text aloud. */
export interface Synthesizer {
  readonly name: string
  /** Of a text in spoken form. PortError('speech-out', …), never with the text in its message. */
  speak(text: string, options?: { signal?: AbortSignal }): Promise<Clip>
}

/** Writes down what was said. Keeps nothing. */
export interface Recognizer {
  readonly name: string
  /** Chinese; '' where nothing was said. PortError('speech-in', …). */
  hear(clip: Clip, options?: { signal?: AbortSignal }): Promise<string>
}
