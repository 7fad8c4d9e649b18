import { PortError } from './errors.ts'

/** How long each part may take before the answer goes on without it, or ends, in milliseconds. */
export const TIME_LIMITS = {
  /** A question's vector. */
  embedder: 2_000,
  /** The nearest vectors. */
  'vector-store': 1_000,
  /** One reading or writing of the store, of the last resort: its drivers give up before. */
  store: 7_000,
  /** A language model's draft; on the telephone silence lasts longer. */
  chat: 4_000,
  'chat-voice': 3_000,
  /** A sentence said, a minute written down, by a server of ours. */
  'speech-out': 8_000,
  'speech-in': 10_000,
  /** One step of the pipeline, of the last resort: its drivers have ended before. */
  step: 6_000,
  /** A request from its first byte to its answer. */
  request: 12_000,
} as const

export type TimedPort = keyof typeof TIME_LIMITS

/** The work's own ending, or a PortError when it takes too long. The work itself goes on; nobody waits for it. */
export async function within<T>(
  port: TimedPort,
  work: Promise<T> | T,
  ms: number = TIME_LIMITS[port],
): Promise<T> {
  if (!(work instanceof Promise)) return work
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const why = `${ms} 毫秒里没有回应`
    timer = setTimeout(() => reject(new PortError(port, why, { retryable: true, unsure: true })), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
