import { Hono } from 'hono'
import type { Context } from 'hono'
import { ServiceError } from '../../errors.ts'
import type { Settings } from '../../settings.ts'
import { regionText } from '../schemas.ts'
import { frameOf } from '../web/frame/frame.ts'
import { markOf } from '../web/mark.ts'
import { BUILT } from '../web/scripts-built.ts'
import { embedders } from './embedding.ts'
import { framePage } from './frame-page.ts'
import { widgetPage } from './widget-page.ts'

const SCRIPT = BUILT.widget
/** Another text, another address: this one never changes. */
export const SCRIPT_PATH = `/widget/${markOf(SCRIPT)}.js`

/** The widget's one file, its frame, and how to use them. */
export function widgetChannel(settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  channel.get('/widget.js', (c) => script(c, 'public, max-age=300'))
  channel.get('/widget/frame', (c) => {
    const region = regionText.safeParse(c.req.query('region') ?? '')
    const place = region.success && region.data ? { region: region.data } : {}
    return c.html(framePage(settings, { script: SCRIPT_PATH, ...place }))
  })
  channel.get('/widget/:file', (c) => {
    if (c.req.path !== SCRIPT_PATH) throw new ServiceError(404, '没有这个地址。')
    return script(c, 'public, max-age=31536000, immutable')
  })
  channel.get('/widget', async (c) => {
    const origin = settings.publicOrigin ?? new URL(c.req.url).origin
    const page = { origin, script: SCRIPT_PATH, integrity: await integrity(), origins: embedders(settings) }
    return c.html(await widgetPage(page, frameOf(c, settings)))
  })
  return channel
}

function script(c: Context, keep: string): Response {
  c.header('content-type', 'text/javascript; charset=utf-8')
  c.header('cache-control', keep)
  return c.body(SCRIPT)
}

/** Subresource Integrity: what a browser holds the file to. */
async function integrity(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-384', new TextEncoder().encode(SCRIPT))
  return `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
}
