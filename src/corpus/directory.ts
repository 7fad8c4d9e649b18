import { z } from 'zod'
import { CorpusError } from '../errors.ts'

const phone = z.string().regex(/^[\d-]{3,14}$/)
const directory = z.strictObject({
  hotlines: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        phone,
        /** Words of a question that make this the line to call; the last line has none and takes all others. */
        subjects: z.array(z.string().min(1)),
        source: z.string().min(1),
        checkedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      }),
    )
    .min(1),
  emergencies: z.array(z.strictObject({ name: z.string().min(1), phone })),
})

export interface Hotline {
  name: string
  phone: string
}

/** Whom to turn to. Kept by editors in corpus/directory.json, never taken from a gazette's imprint. */
export interface Directory {
  /** The line for a subject: the one whose words stand most often in the text, else the general one. */
  hotlineFor(text: string): Hotline
  emergency(phone: string): Hotline | undefined
}

export function parseDirectory(json: string, file = 'directory.json'): Directory {
  const parsed = directory.safeParse(JSON.parse(json))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new CorpusError(file, undefined, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  }
  const { hotlines, emergencies } = parsed.data
  const general = hotlines.at(-1) as (typeof hotlines)[number]
  const hits = (text: string, subjects: readonly string[]): number => subjects.filter((s) => text.includes(s)).length
  return {
    hotlineFor: (text) => {
      const best = hotlines.toSorted((a, b) => hits(text, b.subjects) - hits(text, a.subjects))[0] ?? general
      return hits(text, best.subjects) > 0 ? best : general
    },
    emergency: (number) => emergencies.find((e) => e.phone === number),
  }
}
