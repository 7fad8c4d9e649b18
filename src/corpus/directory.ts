import { z } from 'zod'
import { CorpusError } from '../errors.ts'
import { parseBodies, type Bodies } from './bodies.ts'

const phone = z.string().regex(/^[\d-]{3,14}$/, '只写数字和连字符')
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '要写成 2026-11-24 这样')
const words = z.string().min(1, '不能空着')

/** Where a fact comes from, and the day on which an editor last saw it there. */
const kept = { source: words, checkedOn: day }
const reach = { text: words.optional(), hours: words.optional() }

const directory = z.strictObject({
  hotlines: z
    .array(
      z.strictObject({
        name: words,
        phone,
        ...reach,
        /** Words of a question that make this the line to call; the last line has none and takes all others. */
        subjects: z.array(words),
        ...kept,
      }),
    )
    .min(1, '至少要有一条热线'),
  /** Bodies by the name that documents would give them today, each with its place: 吉林省民政厅. */
  bodies: z.array(z.strictObject({ name: words, region: words, phone, ...reach, ...kept })),
  emergencies: z.array(z.strictObject({ name: words, phone, ...kept })),
})

export interface CheckedEntry extends Hotline {
  source: string
  /** ISO date. */
  checkedOn: string
}

export interface Hotline {
  name: string
  phone: string
}

/** Whom to turn to. Kept by editors in corpus/directory.json, never taken from a gazette's imprint. */
export interface Directory {
  /** The line for a subject: the one whose words stand most often in the text, else the general one. */
  hotlineFor(text: string): Hotline
  emergency(phone: string): Hotline | undefined
  /** A body's own number, where an editor entered it. */
  phoneOf(body: string): string | undefined
  bodies: Bodies
  /** Every number with its source, for editors. */
  entries: readonly CheckedEntry[]
}

/** Reads corpus/directory.json and corpus/bodies.tsv. Fails with a CorpusError that names the field and what is expected. */
export function parseDirectory(json: string, bodies: string, file = 'directory.json'): Directory {
  const { hotlines, emergencies, bodies: offices } = read(json, file)
  const general = hotlines.at(-1) as (typeof hotlines)[number]
  const hits = (text: string, subjects: readonly string[]): number =>
    subjects.filter((s) => text.includes(s)).length
  const pick = ({ name, phone }: Hotline): Hotline => ({ name, phone })
  return {
    hotlineFor: (text) => {
      const best = hotlines.toSorted((a, b) => hits(text, b.subjects) - hits(text, a.subjects))[0] ?? general
      return pick(hits(text, best.subjects) > 0 ? best : general)
    },
    emergency: (number) => emergencies.filter((e) => e.phone === number).map(pick)[0],
    phoneOf: (name) => offices.find((b) => b.name === name)?.phone,
    bodies: parseBodies(bodies),
    entries: [...hotlines, ...offices, ...emergencies].map(({ name, phone, source, checkedOn }) => ({
      name,
      phone,
      source,
      checkedOn,
    })),
  }
}

function read(json: string, file: string): z.infer<typeof directory> {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch (cause) {
    throw new CorpusError(file, undefined, '不是合法的 JSON', cause)
  }
  const parsed = directory.safeParse(data)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new CorpusError(file, undefined, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
  }
  const { hotlines, bodies, emergencies } = parsed.data
  if (hotlines.at(-1)?.subjects.length !== 0)
    throw new CorpusError(file, undefined, '最后一条热线不写 subjects：别的都不合适时打它')
  const early = hotlines.slice(0, -1).find((h) => h.subjects.length === 0)
  if (early) throw new CorpusError(file, undefined, `${early.name}：subjects 不能空着`)
  const names = [...hotlines, ...emergencies].map((h) => h.phone).concat(bodies.map((b) => b.name))
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice) throw new CorpusError(file, undefined, `“${twice}”写了两次`)
  return parsed.data
}
