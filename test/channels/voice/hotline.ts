import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createDigests } from '../../../src/channels/voice/digests.ts'
import { openLibsqlStore } from '../../../src/drivers/libsql-store.ts'
import { createHasher, createVault } from '../../../src/privacy/vault.ts'
import type { Services } from '../../../src/services.ts'
import { testApp } from '../../fixtures/app.ts'
import { answerOf } from '../../fixtures/services.ts'
import { KEYS, testFolder } from '../../fixtures/store.ts'
import { ORIGIN, TOKEN } from './phone.ts'

export const ENV = {
  ...KEYS,
  PUBLIC_ORIGIN: ORIGIN,
  TWILIO_AUTH_TOKEN: TOKEN,
  HOURS: '7×24',
  TRANSFER_TO: '043112385',
}
export const CLOSED = { ...ENV, HOURS: '周一 0:00-0:01' }

/** The hotline over a real store, in a file that another process may open too. */
export async function testHotline(changes: Partial<Services> = {}, env: Record<string, string> = ENV) {
  const file = join(testFolder(), 'store.db')
  const vault = await createVault(KEYS.DATA_KEY)
  const hasher = await createHasher(KEYS.STATE_SECRET)
  /** A process: an app with a store of its own in that file. */
  const open = async (more: Partial<Services> = {}) => {
    const store = await openLibsqlStore({ file })
    onTestFinished(() => store.close())
    const made = testApp(
      {
        store: () => Promise.resolve(store),
        privacy: { vault, hasher },
        ask: (question) => Promise.resolve({ ...answerOf(question), id: crypto.randomUUID() }),
        ...changes,
        ...more,
      },
      env,
    )
    return { ...made, store }
  }
  return { ...(await open()), open, vault, file, digests: createDigests(hasher) }
}
