import { Hono } from 'hono'
import type { Context } from 'hono'
import { validityOf } from '../../corpus/validity.ts'
import { ServiceError } from '../../errors.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { clauseView } from '../clause-view.ts'
import type { Limits } from '../limits.ts'
import { askPages } from './ask/pages.ts'
import { clausePage } from './clause-page.ts'
import { conversationPages } from './conversation/pages.ts'
import { documentPage } from './document-page.ts'
import { documentsPage } from './documents-page.ts'
import { personPages } from './person/pages.ts'
import { scorePage } from './score/page.ts'
import score from './score/score.json' with { type: 'json' }
import { frameOf } from './frame/frame.ts'
import { STYLE } from './style.ts'
import { takePages } from './take/pages.ts'

/** The pages: rendered here, by links and plain forms, without a script. */
export function webChannel(services: Services, settings: Settings, limits: Limits): Hono {
  const web = new Hono({ strict: false })
  const frame = (c: Context) => frameOf(c, settings)
  web.route('/', askPages(services, settings))
  web.route('/', conversationPages(services, settings, limits))
  web.get('/clauses/:idOrCode', (c) =>
    c.html(clausePage(clauseView(services, c.req.param('idOrCode'), 2), frame(c))),
  )
  web.get('/documents', (c) => c.html(documentsPage(services.library.documents, services.today(), frame(c))))
  web.get('/documents/:id', (c) => {
    const document = services.library.document(c.req.param('id'))
    if (!document) throw new ServiceError(404, '没有这份文件。')
    const clauses = services.library.clausesOf(document.id)
    return c.html(
      documentPage({ document, validity: validityOf(document, services.today()), clauses }, frame(c)),
    )
  })
  web.get('/score', (c) => c.html(scorePage(score, frameOf(c, settings))))
  web.route('/', personPages(services, settings))
  web.route('/', takePages(services, settings))
  web.get('/style.css', (c) => {
    c.header('content-type', 'text/css; charset=utf-8')
    c.header('cache-control', 'public, max-age=31536000, immutable')
    return c.body(STYLE)
  })
  return web
}
