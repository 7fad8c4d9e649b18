import { z } from 'zod'
import { CorpusError } from '../errors.ts'
import { onceEach } from '../once-each.ts'

const day = z.iso.date('要写成 2026-11-25 这样的真实日期')
const words = (most: number) => z.string().trim().min(1, '不能空着').max(most, `最多 ${most} 个字`)

const schema = z.strictObject({
  /** Since when this list is kept. */
  since: day,
  corrections: z.array(
    z.strictObject({
      /** Its name in addresses, for ever: 2026-1. */
      id: z.string().regex(/^[\da-z-]{1,40}$/, '只能有小写字母、数字和连字符'),
      /** When it was published. */
      on: day,
      /** corrected: something else holds. withdrawn: nothing is told about it any more. */
      kind: z.enum(['corrected', 'withdrawn'], '应是 corrected 或 withdrawn'),
      title: words(60),
      /** What was told, and was wrong. */
      was: words(500),
      /** What holds instead, or why nothing does. */
      now: words(500),
      /** How it was found out, or where it stands. */
      source: words(200),
      /** Clauses that were told wrongly. */
      clauses: z.array(z.string()).default([]),
    }),
  ),
})

export type Corrections = z.output<typeof schema>
export type Correction = Corrections['corrections'][number]

/** Clauses of which nothing is told any more. */
export const withdrawnIn = onceEach(
  ({ corrections }: Corrections): ReadonlySet<string> =>
    new Set(corrections.flatMap(({ kind, clauses }) => (kind === 'withdrawn' ? clauses : []))),
)

const FILE = 'corrections.json'

/** The list of corpus/corrections.json, newest first. Fails with CorpusError naming the entry that is wrong. */
export function readCorrections(given: unknown, isClause: (id: string) => boolean): Corrections {
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' }
    throw new CorpusError(FILE, undefined, `${path.join('.')} ${message}`)
  }
  const { since, corrections } = parsed.data
  const ids = new Set<string>()
  for (const { id, clauses } of corrections) {
    if (ids.has(id)) throw new CorpusError(FILE, undefined, `编号 ${id} 有两条`)
    ids.add(id)
    const unknown = clauses.find((clause) => !isClause(clause))
    if (unknown) throw new CorpusError(FILE, undefined, `${id} 里的条款 ${unknown} 不存在`)
  }
  return { since, corrections: corrections.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)) }
}
