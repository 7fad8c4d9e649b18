import { eq } from 'drizzle-orm'
import { sha256 } from '../digest.ts'
import type { Once, Outcome } from '../ports/conversations.ts'
import type { Means, Write } from './database.ts'
import { once as table } from './schema.ts'

/** What came of a request that was sent before; null when it was not. */
export async function before({ db, guard }: Means, once: Once | undefined): Promise<Outcome<string> | null> {
  if (!once) return null
  const { key, request } = await digested(once)
  const [row] = await guard(() => db.select().from(table).where(eq(table.key, key)))
  if (!row) return null
  return row.request === request ? { kind: 'repeated', value: row.value } : { kind: 'reused' }
}

/** To be written with what the request did. */
export async function remember({ db, now }: Means, once: Once | undefined, value: string): Promise<Write[]> {
  return once ? [db.insert(table).values({ ...(await digested(once)), at: now(), value })] : []
}

/** The request's digest has the key in it: who has the file, but not the key, cannot try out what was sent. */
async function digested({ scope, key, request }: Once): Promise<{ key: string; request: string }> {
  return {
    key: await sha256(JSON.stringify([scope, key])),
    request: await sha256(JSON.stringify([scope, key, request])),
  }
}
