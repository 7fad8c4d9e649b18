import { Hono } from 'hono'
import type { Context } from 'hono'
import { ServiceError } from '../../../errors.ts'
import type { OfflinePack } from '../../../ports/offline-pack.ts'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'
import { markOf } from '../mark.ts'
import { frameOf } from '../frame/frame.ts'
import { ICON, webManifest } from './install.ts'
import { offlinePage } from './page.ts'

/** What answers without a network, to be taken along: the page that offers it, the pack in pieces, its service worker. */
export function offlineChannel({ offline, corrections }: Services, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  channel.get('/offline', async (c) => {
    const list = await offline?.list()
    const bytes = offline && list ? list.bytes + lengthOf(await offline.worker()) : undefined
    return c.html(offlinePage(bytes, frameOf(c, settings)))
  })
  channel.get('/offline/pack.json', async (c) => {
    const list = await packOf(offline).list()
    c.header('cache-control', 'no-cache')
    // The worker brings the corrections: a pack without them is an old one.
    const version = `${list.version}-${markOf(JSON.stringify(corrections))}`
    return c.json({ ...list, version, settings: carried(settings) })
  })
  channel.get('/offline/piece/:digest', async (c) => {
    const piece = await packOf(offline).piece(c.req.param('digest'))
    if (!piece) throw new ServiceError(404, '没有这个地址。')
    return lasting(c, 'application/octet-stream', piece)
  })
  channel.get('/worker.js', async (c) => {
    const text = await packOf(offline).worker()
    c.header('cache-control', 'no-cache')
    c.header('content-type', 'text/javascript; charset=utf-8')
    return c.body(text)
  })
  channel.get('/manifest.webmanifest', (c) => {
    c.header('cache-control', 'no-cache')
    c.header('content-type', 'application/manifest+json; charset=utf-8')
    return c.body(JSON.stringify(webManifest(settings)))
  })
  channel.get('/icon.svg', (c) => lasting(c, 'image/svg+xml', new TextEncoder().encode(ICON).buffer))
  return channel
}

function packOf(offline: OfflinePack | undefined): OfflinePack {
  if (offline) return offline
  throw new ServiceError(404, '这里没有离线包。')
}

/** What the pages say of the service, and the day it reckons with. No address, no key. */
const carried = ({ hotlineName, hours, today }: Settings): Record<string, string> => ({
  HOTLINE_NAME: hotlineName,
  ...(hours ? { HOURS: hours } : {}),
  ...(today ? { TODAY: today } : {}),
})

const lengthOf = (text: string): number => new TextEncoder().encode(text).byteLength

/** A piece has another name when it is another; of the icon a day is enough. */
function lasting(c: Context, type: string, bytes: ArrayBuffer): Response {
  c.header('content-type', type)
  c.header(
    'cache-control',
    type.startsWith('image/') ? 'public, max-age=86400' : 'public, max-age=31536000, immutable',
  )
  return c.body(bytes)
}
