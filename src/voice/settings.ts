import { z } from 'zod'
import seed from '../../corpus/settings/hotline.json' with { type: 'json' }
import { findStumbles } from '../speech/gate.ts'

const sayable = (most: number) =>
  z
    .string()
    .min(1, '不能空着')
    .max(most, `最多 ${most} 个字`)
    .refine((text) => findStumbles(text).length === 0, '要写成念的话：不写数字、字母、括号')

const rate = z.union([z.literal(140), z.literal(180), z.literal(220)], '只能是 140、180、220')
const wait = (from: number, to: number) =>
  z.number().int().min(from, `最少 ${from} 毫秒`).max(to, `最多 ${to} 毫秒`)
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '要写成 08:30 这样')
const days = z.array(z.iso.date('要写成 2026-10-01 这样'))

const schema = z.strictObject({
  /** As the hotline calls itself. */
  name: sayable(20),
  /** When operators answer, as it is said. */
  hours: sayable(50),
  /** The same to reckon with. Days as ISO counts them: 1 is Monday. */
  open: z.array(z.strictObject({ days: z.array(z.number().int().min(1).max(7)), from: time, to: time })),
  /** Holidays, and the days off that are worked instead. */
  closedOn: days,
  alsoOpenOn: days,
  /** Characters a minute: adults read Mandarin aloud at 209 to 221, elders are served at 180. */
  rates: z.strictObject({ slow: rate, normal: rate, fast: rate }),
  /** Milliseconds. */
  waits: z.strictObject({
    noInput: wait(3000, 30_000),
    /** In slow speech. */
    slowNoInput: wait(3000, 60_000),
    /** Elders pause while they speak: cutting one off costs more than a second of silence. */
    endSilence: wait(800, 4000),
    /** After 等一下. */
    pause: wait(10_000, 120_000),
    beforeHangup: wait(10_000, 60_000),
    afterGoodbye: wait(4000, 30_000),
    /** While a number is entered. */
    betweenKeys: wait(5000, 60_000),
  }),
  /** Below this confidence (0 to 1) what was heard is read back. */
  echoBelow: z.number().min(0).max(1),
  /** What can be asked by keys alone, two at a time: what it is called, and the question. */
  topics: z.array(z.strictObject({ name: sayable(8), question: z.string().min(2).max(40) })).min(2),
})

export type HotlineSettings = z.output<typeof schema>
export type Rate = HotlineSettings['rates']['normal']

/** What an editor wrote, or what is wrong with it: where, and what is expected. */
export function readHotline(written: unknown): HotlineSettings | { wrong: string } {
  const parsed = schema.safeParse(written)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  return { wrong: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() }
}

/** corpus/settings/hotline.json: holds until an editor writes another. Its hours are an assumption. */
export const HOTLINE: HotlineSettings = schema.parse(seed)
