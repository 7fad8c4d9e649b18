import { createRequire } from 'node:module'
import { join } from 'node:path'
import { CLOSED } from './channels/operator/entrance.ts'
import type { LibsqlStore } from './drivers/libsql-store.ts'
import { PortError } from './errors.ts'
import { consoleLog } from './log.ts'
import type { Log } from './log.ts'
import { openedOnce } from './opened-once.ts'
import type { Store } from './ports/store.ts'
import type { Settings } from './settings.ts'

/** In DATA_DIR. */
const STORE_FILE = 'store.db'

type Where = Pick<Settings, 'dataDir' | 'databaseUrl'>

/** DATABASE_URL=file:… where it is set, else in DATA_DIR. */
export const storeFile = ({ dataDir, databaseUrl }: Where): string =>
  databaseUrl?.replace(/^file:(?:\/\/(?=\/))?/, '') ?? join(dataDir, STORE_FILE)

export interface NodeStore {
  /** Fails with a PortError as long as the file cannot be opened; each who asks tries again. */
  store(): Promise<LibsqlStore>
  close(): void
}

/**
 * undefined: libsql's own program is not on this machine, as `npm ci --omit=optional` leaves it out. Questions are answered
 * all the same, and also while the file is locked or the disk is full. A file that will not open later either (of another
 * program, broken) is a PortError, and stops the start.
 */
export async function openNodeStore(settings: Where): Promise<NodeStore | undefined> {
  if (!hasLibsql()) {
    console.warn('存不了东西：没有装 libsql（npm ci 时写了 --omit=optional）。照样回答问题，不收评价和留言。')
    return undefined
  }
  const { openLibsqlStore } = await import('./drivers/libsql-store.ts')
  let opened: LibsqlStore | undefined
  const store = openedOnce(async () => (opened = await openLibsqlStore({ file: storeFile(settings) })))
  await store().catch((error: unknown) => {
    if (!(error instanceof PortError) || !error.retryable) throw error
    console.warn(`这会儿存不了东西：${error.message}。照样回答问题；每次要存的时候再试。`)
  })
  return { store, close: () => opened?.close() }
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

/** What the start says of the console while nobody has an account; nothing where that cannot be known now. */
export async function tellConsole({ store }: NodeStore): Promise<string[]> {
  const anybody = await store()
    .then(({ operators }) => operators.any())
    .catch(() => true)
  return anybody ? [] : [CLOSED]
}

/** A conversation is kept for twenty hours: a purge once a day would make it nearly two days. */
const EVERY = 3_600_000

/** Removes what is past its time, now and every hour, until it is stopped; keeps no process alive. */
export function purgeHourly(store: () => Promise<Store>, log: Log = consoleLog): { stop(): void } {
  const purge = async () => {
    try {
      await (await store()).purge()
    } catch (error) {
      const { name, message } = error as Error
      log({ event: 'failure', name, message })
    }
  }
  void purge()
  const timer = setInterval(() => void purge(), EVERY).unref()
  return { stop: () => clearInterval(timer) }
}
