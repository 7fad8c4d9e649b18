import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { LibsqlStore } from './drivers/libsql-store.ts'
import { consoleLog } from './log.ts'
import type { Store } from './ports/store.ts'
import type { Settings } from './settings.ts'

/** In DATA_DIR. */
const STORE_FILE = 'store.db'

export const storeFile = ({ dataDir }: Pick<Settings, 'dataDir'>): string => join(dataDir, STORE_FILE)

/**
 * undefined: libsql's own program is not on this machine, as `npm ci --omit=optional` leaves it out. Questions are answered
 * all the same. A file that cannot be opened is a PortError, and stops the start.
 */
export async function openNodeStore(settings: Pick<Settings, 'dataDir'>): Promise<LibsqlStore | undefined> {
  if (!hasLibsql()) {
    console.warn('存不了东西：没有装 libsql（npm ci 时写了 --omit=optional）。照样回答问题，不收评价和留言。')
    return undefined
  }
  const { openLibsqlStore } = await import('./drivers/libsql-store.ts')
  return openLibsqlStore({ file: storeFile(settings) })
}

/** Tried by require: a module that fails under import also ends the process under tsx. */
function hasLibsql(): boolean {
  const require = createRequire(import.meta.url)
  try {
    createRequire(require.resolve('@libsql/client/sqlite3'))('libsql')
    return true
  } catch (error) {
    if (/Cannot find module '@libsql\//.test((error as Error).message)) return false
    throw error
  }
}

/** A conversation is kept for twenty hours: a purge once a day would make it nearly two days. */
const EVERY = 3_600_000

/** Removes what is past its time, now and every hour, as long as the process lives. */
export function purgeHourly(store: Store): void {
  const purge = () =>
    store.purge().catch((error: unknown) => {
      consoleLog({ event: 'failure', name: (error as Error).name, message: (error as Error).message })
    })
  void purge()
  setInterval(() => void purge(), EVERY).unref()
}
