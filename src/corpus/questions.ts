import { z } from 'zod'
import { CorpusError } from '../errors.ts'

/** How a question is put: plainly, in everyday speech, as a speech recogniser hears it. */
export const KINDS = ['plain', 'everyday', 'heard'] as const
export type Kind = (typeof KINDS)[number]

/** The ways people ask for one clause. */
export type Asked = Record<Kind, string[]>

const ways = z.array(z.string().trim().min(2).max(200))
const some = { plain: ways.optional(), everyday: ways.optional(), heard: ways.optional() }

/** Questions that a model wrote and no editor has read. They are in no index and on no page. */
const drafts = z.strictObject({ ...some, model: z.string(), prompt: z.string() })
export type Drafts = z.infer<typeof drafts>

const file = z.record(z.string(), z.strictObject({ ...some, drafts: drafts.optional() }))
/** A file of corpus/questions/ as editors write it: clause id → what was read, and what is still to be read. */
export type QuestionFile = z.infer<typeof file>

/** Reads one file of corpus/questions/. Fails with a CorpusError that names the clause and what is wrong. */
export function parseQuestionFile(json: string, name: string): QuestionFile {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch (cause) {
    throw new CorpusError(name, undefined, '不是合法的 JSON', cause)
  }
  const parsed = file.safeParse(data)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new CorpusError(name, undefined, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}

/** The same, without what no editor has read. */
export function parseQuestions(json: string, name: string): Map<string, Asked> {
  const entries = Object.entries(parseQuestionFile(json, name))
  return new Map(
    entries.map(([id, entry]) => [id, askedIn(entry)] as const).filter(([, a]) => waysOf(a).length > 0),
  )
}

/** The three kinds, each there. */
export const askedIn = (given: { [K in Kind]?: string[] | undefined }): Asked => ({
  plain: given.plain ?? [],
  everyday: given.everyday ?? [],
  heard: given.heard ?? [],
})

/** All ways of asking for a clause, without their kinds: what the index takes. */
export const waysOf = (asked: Asked): string[] => [...asked.plain, ...asked.everyday, ...asked.heard]

/** How many of waysOf are plain, and how many everyday; the others are heard. */
export type Counts = readonly [plain: number, everyday: number]
export const countsOf = ({ plain, everyday }: Asked): Counts => [plain.length, everyday.length]

/** What waysOf and countsOf took apart. */
export const askedFrom = (all: readonly string[], [plain, everyday]: Counts): Asked => ({
  plain: all.slice(0, plain),
  everyday: all.slice(plain, plain + everyday),
  heard: all.slice(plain + everyday),
})
