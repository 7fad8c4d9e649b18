import { z } from 'zod'
import { CorpusError } from '../errors.ts'

/** Why the gazettes do not answer: the first kinds are met by the search, the last by a screen before it. */
const SEARCHED = [
  'amount_left_to_localities',
  'procedure_not_described',
  'not_in_documents',
  'newer_year',
  'place_or_hours',
  'off_topic',
  'personal_case',
] as const
const SCREENED = ['other_region', 'others_data', 'injection', 'danger', 'distress', 'abuse'] as const

const list = z.array(
  z.strictObject({
    question: z.string().trim().min(2).max(200),
    region: z.string().nullable(),
    /** `answerable_control`: a near twin that is answered, to measure that silence does not spread. */
    reason: z.enum([...SEARCHED, ...SCREENED, 'answerable_control']),
    /** Of a control: the clause that answers it. */
    clause: z.string().optional(),
  }),
)
export type Unanswerable = z.infer<typeof list>[number]

/** Reads corpus/questions/unanswerable.json. Fails with a CorpusError that names the place and what is wrong. */
export function parseUnanswerable(json: string, name: string): Unanswerable[] {
  const parsed = list.safeParse(JSON.parse(json))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new CorpusError(name, undefined, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}

export const isSearched = ({ reason }: Unanswerable): boolean =>
  (SEARCHED as readonly string[]).includes(reason)
