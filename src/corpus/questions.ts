import { z } from 'zod'
import { CorpusError } from '../errors.ts'

const ways = z.array(z.string().trim().min(2).max(200))

/** The ways people ask for one clause: plainly, in everyday speech, and as a speech recogniser hears it. */
const asked = z.strictObject({ plain: ways, everyday: ways, heard: ways })
export type Asked = z.infer<typeof asked>

const file = z.record(z.string(), asked)

/** Reads one file of corpus/questions/. Fails with a CorpusError that names the clause and what is wrong. */
export function parseQuestions(json: string, name: string): Map<string, Asked> {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch (cause) {
    throw new CorpusError(name, undefined, '不是合法的 JSON', cause)
  }
  const parsed = file.safeParse(data)
  if (parsed.success) return new Map(Object.entries(parsed.data))
  const issue = parsed.error.issues[0]
  throw new CorpusError(name, undefined, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}

/** All ways of asking for a clause, without their kinds: what the index takes. */
export const waysOf = (asked: Asked): string[] => [...asked.plain, ...asked.everyday, ...asked.heard]
