import { eq } from 'drizzle-orm'
import type { Once, Outcome } from '../ports/conversations.ts'
import type { Means, Write } from './database.ts'
import { once as table } from './schema.ts'

/** What came of a request that was sent before; null when it was not. */
export async function before({ db, guard }: Means, once: Once | undefined): Promise<Outcome<string> | null> {
  if (!once) return null
  const [row] = await guard(() => db.select().from(table).where(eq(table.key, once.key)))
  if (!row) return null
  return row.request === once.request ? { kind: 'repeated', value: row.value } : { kind: 'reused' }
}

/** To be written with what the request did. */
export function remember({ db, now }: Means, once: Once | undefined, value: string): Write[] {
  return once ? [db.insert(table).values({ ...once, at: now(), value })] : []
}
