import { Hono } from 'hono'
import { createLimits } from '../../channels/limits.ts'
import { problemOf } from '../../channels/problem.ts'
import { errorPage } from '../../channels/web/error-page.ts'
import { frameOf } from '../../channels/web/frame/frame.ts'
import { offlineChannel } from '../../channels/web/offline/routes.ts'
import { scriptChannel } from '../../channels/web/scripts.ts'
import { webChannel } from '../../channels/web/web.ts'
import { createExactVectorStore } from '../../drivers/exact-vector-store.ts'
import { createPackFiles } from '../../drivers/pack-files.ts'
import { loadStaticEmbedder } from '../../drivers/static-embedder.ts'
import type { OfflinePack } from '../../ports/offline-pack.ts'
import { servicesFrom } from '../../services-from.ts'
import { readSettings } from '../../settings.ts'
import { PACK, pieceAddress } from '../pack-state.ts'
import type { PackState } from '../pack-state.ts'

/** The pages as the service makes them, from what this device has taken along. */
export async function openApp(state: PackState): Promise<Hono> {
  const cache = await caches.open(PACK)
  const files = createPackFiles(
    state,
    async (digest) => (await (await cache.match(pieceAddress(digest)))?.arrayBuffer()) ?? null,
  )
  const settings = readSettings(state.settings)
  const table = await loadStaticEmbedder(files)
  const drivers = { files, store: createExactVectorStore, ...(table ? { embedder: table.embedder } : {}) }
  const services = await servicesFrom(drivers, settings)
  const app = new Hono({ strict: false })
  app.route('/', scriptChannel())
  const limits = createLimits(settings, () => '127.0.0.1')
  app.route('/', offlineChannel({ ...services, offline: taken(state) }, settings))
  app.route('/', webChannel(services, settings, limits))
  app.onError((error, c) => {
    const told = problemOf(error)
    c.status(told.status as 400)
    return c.html(errorPage(told, frameOf(c, settings)))
  })
  return app
}

/** The page that tells of the pack, of what is here already. */
const taken = (state: PackState): OfflinePack => ({
  list: () => Promise.resolve(state),
  piece: () => Promise.resolve(null),
  worker: () => Promise.resolve(''),
})
