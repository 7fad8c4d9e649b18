import { Hono } from 'hono'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'
import { frameOf } from '../frame/frame.ts'
import { ATOM, correctionsFeed } from './corrections-feed.ts'
import { correctionsPage } from './corrections-page.ts'

/** What was told wrongly and is put right: for reading, and for those who want to hear of it. */
export function correctionsPages({ corrections }: Pick<Services, 'corrections'>, settings: Settings): Hono {
  const pages = new Hono({ strict: false })
  pages.get('/corrections', (c) => c.html(correctionsPage(corrections, frameOf(c, settings))))
  pages.get('/corrections.xml', async (c) => {
    const origin = settings.publicOrigin ?? new URL(c.req.url).origin
    c.header('content-type', ATOM)
    return c.body(String(await correctionsFeed(corrections, { service: settings.hotlineName, origin })))
  })
  return pages
}
