import { Hono } from 'hono'
import type { Context } from 'hono'
import { validityOf } from '../../corpus/validity.ts'
import { ServiceError } from '../../errors.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { clauseUrl, clauseView } from '../clause-view.ts'
import { cleanText, questionText, regionText } from '../schemas.ts'
import { aboutPage } from './about-page.ts'
import { answerPage } from './answer-page.ts'
import { askPage } from './ask-page.ts'
import { clausePage } from './clause-page.ts'
import { documentPage } from './document-page.ts'
import { documentsPage } from './documents-page.ts'
import { STYLE } from './style.ts'

/** The pages: rendered here, by links and one GET form, without a script. */
export function webChannel(services: Services, settings: Settings): Hono {
  const web = new Hono({ strict: false })
  web.get('/', (c) => ask(c, services, settings))
  web.get('/clauses/:idOrCode', (c) =>
    c.html(clausePage(clauseView(services, c.req.param('idOrCode'), 2), settings)),
  )
  web.get('/documents', (c) => c.html(documentsPage(services.library.documents, services.today(), settings)))
  web.get('/documents/:id', (c) => {
    const document = services.library.document(c.req.param('id'))
    if (!document) throw new ServiceError(404, '没有这份文件。')
    const clauses = services.library.clausesOf(document.id)
    return c.html(
      documentPage({ document, validity: validityOf(document, services.today()), clauses }, settings),
    )
  })
  web.get('/about', (c) => c.html(aboutPage(settings)))
  web.get('/style.css', (c) => {
    c.header('content-type', 'text/css; charset=utf-8')
    c.header('cache-control', 'public, max-age=31536000, immutable')
    return c.body(STYLE)
  })
  return web
}

async function ask(c: Context, services: Services, settings: Settings): Promise<Response> {
  const regions = [...new Set(services.library.documents.map((document) => document.region))]
  const typed = c.req.query('q')
  if (typed === undefined) return c.html(askPage({ regions, ...chosen(c) }, settings))
  c.header('cache-control', 'no-store')
  const question = questionText.safeParse(typed)
  const region = regionText.safeParse(c.req.query('region') ?? '')
  if (!question.success || !region.success) {
    const error = question.success ? '地区的名字太长，请在下面选一个。' : complaint(typed)
    return c.html(askPage({ question: typed, regions, error, ...chosen(c) }, settings), 400)
  }
  const spoken = /^[\d\s-]{7,20}$/.test(question.data) && services.library.clause(question.data)
  if (spoken) return c.redirect(clauseUrl(spoken.id), 303)
  const where = region.data ? { region: region.data } : {}
  const answer = await services.ask({ question: question.data, channel: 'web', ...where })
  return c.html(answerPage(answer, { question: question.data, regions, ...where }, settings))
}

function complaint(typed: string): string {
  const { length } = [...cleanText(typed)]
  if (length === 0) return '您还没有写问题。请写在下面的框里，再按“提问”。'
  return `您写了 ${length} 个字，最多 500 个字。请写短一点，再按“提问”。`
}

function chosen(c: Context): { region?: string } {
  const region = regionText.safeParse(c.req.query('region') ?? '')
  return region.success && region.data ? { region: region.data } : {}
}
