import type { Letter, Outbox, OutcomeReceiver } from '../ports/outbox.ts'
import { maskPersonal } from '../privacy/mask.ts'

/** Letters told in one go, and how long nobody else tries one, in milliseconds. */
const AT_ONCE = 20
const LEASE = 60_000
/** Between the first two tries, doubled each time, and at most, in milliseconds. */
const FIRST = 30_000
const LATEST = 6 * 3_600_000

export const pauseAfter = (tries: number): number => Math.min(FIRST * 2 ** Math.min(tries, 20), LATEST)

/** What another system is told of an outcome; numbers that name a person stay here. */
export function outcomeBody({ id, case: told }: Letter): string {
  const { number, reply, region, reason, openedAt, changedAt, operator, outcome = '' } = told
  return JSON.stringify({
    id,
    case: number,
    reply,
    region: region ?? null,
    reason: reason ?? null,
    openedAt: new Date(openedAt).toISOString(),
    finishedAt: new Date(changedAt).toISOString(),
    operator: operator ?? null,
    outcome: maskPersonal(outcome),
  })
}

/** Tells all whose time has come. What does not arrive stays, and comes again later; nothing here fails but the store. */
export async function deliver(
  outbox: Outbox,
  receiver: OutcomeReceiver,
  failed: (error: unknown) => void,
): Promise<number> {
  let arrived = 0
  for (const letter of await outbox.due(AT_ONCE, LEASE)) {
    try {
      await receiver.tell(letter.id, outcomeBody(letter))
    } catch (error) {
      failed(error)
      await outbox.failed(letter.id, Date.now() + pauseAfter(letter.tries))
      continue
    }
    await outbox.arrived(letter.id)
    arrived++
  }
  return arrived
}
