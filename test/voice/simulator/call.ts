import { vi } from 'vitest'
import { Phone } from './phone.ts'
import type { Act, Operators } from './phone.ts'
import { Wire } from './wire.ts'
import type { App, Platform, Spoil } from './wire.ts'

export interface Called {
  /** What the caller hears and does, without Korean where the platform has no voice for it. */
  transcript: string[]
  phone: Phone
  wire: Wire
}

/** One call on one platform. */
export async function call(
  app: App,
  platform: Platform,
  acts: readonly Act[],
  { operators = 'answers', ...spoil }: Spoil & { operators?: Operators } = {},
): Promise<Called> {
  const phone = new Phone(acts, operators)
  const wire = new Wire(app, phone, spoil)
  try {
    await platform.run(wire, phone)
  } finally {
    vi.restoreAllMocks()
  }
  const transcript = phone.transcript.map((line) => withoutNumbers(line))
  return { transcript, phone, wire }
}

/** Each call has a case of its own. */
const withoutNumbers = (line: string): string =>
  line.replace(/(编号是|口令，)[零一二三四五六七八九幺]+/g, '$1…')

/** Hangul and the stop behind it: what a platform without such a voice leaves out. */
export const withoutKorean = (line: string): string => line.replace(/[\p{Script=Hangul} ]+\.?/gu, '')
