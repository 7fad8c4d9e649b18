import { join } from 'node:path'
import { openD1Store } from '../drivers/d1-store.ts'
import type { D1 } from '../drivers/d1-store.ts'
import type { Store } from '../ports/store.ts'
import type { Settings } from '../settings.ts'
import { CommandError } from './command.ts'
import { withStore } from './store-file.ts'

/** `--d1 local`: what `npm run dev` keeps; `--d1 remote`: what the Worker keeps. `--persist-to` as in wrangler. */
export const D1_OPTIONS = ['d1', 'persist-to'] as const

type Given = Partial<Record<(typeof D1_OPTIONS)[number], string>>

/** Nothing on standard output but what was asked for. */
const QUIET = { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG: 'error' }

/** One person at a prompt, over the network: longer than a resident waits. */
const PATIENCE = 30_000

/** Does something with the store of DATA_DIR, or with D1 where that was asked for. */
export function withKept<T>(
  settings: Settings,
  given: Given,
  act: (store: Store, settings: Settings) => Promise<T>,
): Promise<T> {
  return given.d1 === undefined
    ? withStore(settings, (store) => act(store, settings))
    : withD1(settings, given, act)
}

async function withD1<T>(
  settings: Settings,
  { d1, 'persist-to': folder }: Given,
  act: (store: Store, settings: Settings) => Promise<T>,
): Promise<T> {
  if (d1 !== 'local' && d1 !== 'remote')
    throw new CommandError('--d1 后面写 local（npm run dev 的）或 remote（Worker 上的）。')
  const proxy = await reach(d1 === 'remote', folder)
  try {
    const key = proxy.env.DATA_KEY
    const opened = typeof key === 'string' && !settings.dataKey ? { ...settings, dataKey: key } : settings
    return await act(await openD1Store(proxy.env.DB, { patience: PATIENCE }), opened)
  } finally {
    await proxy.dispose()
  }
}

/** Wrangler's own way to a database: it signs in, and we hold no credentials. */
async function reach(remote: boolean, folder: string | undefined) {
  Object.assign(process.env, QUIET)
  try {
    const { getPlatformProxy } = await import('wrangler')
    return await getPlatformProxy<{ DB: D1; DATA_KEY?: string }>({
      remoteBindings: remote,
      persist: remote ? false : folder === undefined || { path: join(folder, 'v3') },
    })
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : ''
    throw new CommandError(`够不到 D1：${why}。要装 wrangler；--d1 remote 先运行 npx wrangler login。`)
  }
}
