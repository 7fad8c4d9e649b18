import { Hono } from 'hono'
import data from '../../../../corpus/corrections.json' with { type: 'json' }
import { readCorrections } from '../../../corpus/corrections.ts'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'
import { frameOf } from '../frame/frame.ts'
import { ATOM, correctionsFeed } from './corrections-feed.ts'
import { correctionsPage } from './corrections-page.ts'

/** `given`: what stands in corpus/corrections.json; a fault in it stops the start. */
export function correctionsPages(
  { library }: Pick<Services, 'library'>,
  settings: Settings,
  given: unknown = data,
): Hono {
  const corrections = readCorrections(given, (id) => library.clause(id) !== undefined)
  const pages = new Hono({ strict: false })
  pages.get('/corrections', (c) => c.html(correctionsPage(corrections, frameOf(c, settings))))
  pages.get('/corrections.xml', async (c) => {
    const origin = settings.publicOrigin ?? new URL(c.req.url).origin
    c.header('content-type', ATOM)
    return c.body(String(await correctionsFeed(corrections, { service: settings.hotlineName, origin })))
  })
  return pages
}
