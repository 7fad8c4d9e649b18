import { Hono } from 'hono'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'
import { correctionsPages } from './corrections.ts'
import { feedbackPages } from './feedback.ts'
import { personForms } from './person.ts'
import { statementPages } from './statements.ts'

/** All pages on which somebody is told something by the resident, or the resident is told about the service. */
export function personPages(services: Services, settings: Settings): Hono {
  const pages = new Hono({ strict: false })
  pages.route('/', feedbackPages(services, settings))
  pages.route('/', personForms(services, settings))
  pages.route('/', correctionsPages(services, settings))
  pages.route('/', statementPages(services, settings))
  return pages
}
