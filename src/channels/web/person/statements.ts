import { Hono } from 'hono'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'
import { retentionOf } from '../../retention.ts'
import { frameOf } from '../frame/frame.ts'
import { aboutPage } from './about-page.ts'
import { accessibilityPage } from './accessibility-page.ts'

/** What the service says of itself. */
export function statementPages(services: Services, settings: Settings): Hono {
  const pages = new Hono({ strict: false })
  const { documents } = services.library
  const regions = [...new Set(documents.map(({ region }) => region))]
  pages.get('/about', async (c) => {
    const retention = await retentionOf(services)
    const about = { settings, retention, documents: documents.length, regions }
    return c.html(aboutPage(about, frameOf(c, settings)))
  })
  pages.get('/accessibility', (c) => c.html(accessibilityPage(frameOf(c, settings))))
  return pages
}
