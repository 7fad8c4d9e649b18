import { and, asc, eq, sql } from 'drizzle-orm'
import { sha256 } from '../digest.ts'
import { ANSWER_WITHIN } from '../ports/cases.ts'
import type { CaseDraft, Cases, CaseSecrets } from '../ports/cases.ts'
import type { Once } from '../ports/conversations.ts'
import type { Change, Decision } from './audit-chain.ts'
import { createMoves, heldBy, isAlive } from './case-moves.ts'
import { caseOf, messagesIn, rowOf, sealedOf } from './case-row.ts'
import type { Means, Write } from './database.ts'
import { before, remember } from './once.ts'
import { createPerson } from './person.ts'
import { cases, messages } from './schema.ts'

type Patch = Partial<typeof cases.$inferInsert>

export function createCases(means: Means, change: Change): Cases {
  const { db, guard } = means
  return {
    open: (draft, secretsFor, once) => change(() => opening(means, { draft, secretsFor, once })),
    async find(number) {
      const row = await rowOf(means, number)
      return row ? caseOf(row) : null
    },
    async byReceipt(token) {
      const receipt = await sha256(token)
      const [row] = await guard(() => db.select().from(cases).where(eq(cases.receipt, receipt)))
      return row ? caseOf(row) : null
    },
    async waiting(limit) {
      const rows = await guard(() =>
        db.select().from(cases).where(eq(cases.status, 'open')).orderBy(asc(DUE)).limit(limit),
      )
      return rows.map(caseOf)
    },
    async heldBy(operator) {
      const theirs = operator === undefined ? undefined : eq(cases.operator, operator)
      const mine = and(eq(cases.status, 'taken'), theirs)
      const rows = await guard(() => db.select().from(cases).where(mine).orderBy(asc(cases.openedAt)))
      return rows.map(caseOf)
    },
    contact: (number, operator) =>
      change(async () => {
        const row = await rowOf(means, number)
        if (!row || !heldBy(operator)(row)) return { result: null }
        return {
          result: sealedOf(row),
          entry: { kind: 'read', action: 'case.contact', actor: operator, case: number },
        }
      }),
    say: (number, message, once) => change(() => saying(means, { number, message, once })),
    messages: (number) => messagesIn(means, number),
    ...createMoves(means, change),
    ...createPerson(means, change),
  }
}

const HOUR = 3_600_000
const DUE = sql`coalesce(${cases.dueAt}, ${cases.openedAt} + CASE ${cases.reply} WHEN 'phone' THEN ${ANSWER_WITHIN.phone * HOUR} ELSE ${ANSWER_WITHIN.text * HOUR} END)`

interface Opening {
  draft: CaseDraft
  secretsFor: (number: string) => Promise<CaseSecrets>
  once: Once | undefined
}

async function opening(means: Means, { draft, secretsFor, once }: Opening): Promise<Decision<OpenOutcome>> {
  const known = await before(means, once)
  if (known) return { result: known }
  const number = drawNumber()
  const { phone, name, token } = await secretsFor(number)
  const { consent, ...rest } = draft
  const at = means.now()
  const row: typeof cases.$inferInsert = {
    ...rest,
    number,
    status: 'open',
    openedAt: at,
    changedAt: at,
    consentWording: consent.wording,
    consentAt: consent.at,
    consentHealth: consent.health,
    phone: phone ?? null,
    name: name ?? null,
    receipt: token === undefined ? null : await sha256(token),
  }
  const detail = { reply: draft.reply, contact: true, health: consent.health }
  return {
    result: { kind: 'done', value: number },
    entry: { kind: 'change', action: 'case.open', actor: 'resident', case: number, detail },
    writes: [means.db.insert(cases).values(row), ...(await remember(means, once, number))],
  }
}

type OpenOutcome = Awaited<ReturnType<Cases['open']>>

/**
 * Drawn, not counted: who has one number knows no other. One that is in use is refused by the table, and another drawn;
 * erased cases keep theirs, so that none is given twice.
 */
function drawNumber(): string {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return String(100_000 + (drawn % 900_000))
}

interface Saying {
  number: string
  message: Parameters<Cases['say']>[1]
  once: Once | undefined
}

async function saying(means: Means, { number, message, once }: Saying): Promise<Decision<SayOutcome>> {
  const known = await before(means, once)
  if (known) return { result: known.kind === 'reused' ? known : { kind: 'repeated', value: true } }
  const { db, now } = means
  const { from, text, operator, health } = message
  const row = await rowOf(means, number)
  const may = from === 'operator' ? row?.status === 'taken' && row.operator === operator : isAlive(row)
  if (!row || !may) return { result: { kind: 'done', value: false } }
  const agreed: Patch = health
    ? { consentHealth: true, consentWording: `${row.consentWording}\n${health}`, consentAt: now() }
    : {}
  const writes: Write[] = [
    db.insert(messages).values({ case: number, at: now(), from, text }),
    db
      .update(cases)
      .set({ ...agreed, changedAt: now() })
      .where(eq(cases.number, number)),
    ...(await remember(means, once, 'said')),
  ]
  const detail = health ? { detail: { health: true } } : {}
  const actor = operator ?? from
  return {
    result: { kind: 'done', value: true },
    entry: { kind: 'change', action: 'case.say', actor, case: number, ...detail },
    writes,
  }
}

type SayOutcome = Awaited<ReturnType<Cases['say']>>
