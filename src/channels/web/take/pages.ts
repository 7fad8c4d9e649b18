import { Hono } from 'hono'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'

/** All ways to take an answer or a clause away. */
export function takePages(_services: Services, _settings: Settings): Hono {
  return new Hono({ strict: false })
}
