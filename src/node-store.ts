import { join } from 'node:path'
import { openLibsqlStore, STORE_FILE } from './drivers/libsql-store.ts'
import type { LibsqlStore } from './drivers/libsql-store.ts'
import { consoleLog } from './log.ts'
import type { Store } from './ports/store.ts'
import type { Settings } from './settings.ts'

export const storeFile = ({ dataDir }: Pick<Settings, 'dataDir'>): string => join(dataDir, STORE_FILE)

export const openNodeStore = (settings: Pick<Settings, 'dataDir'>): Promise<LibsqlStore> =>
  openLibsqlStore({ file: storeFile(settings) })

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
