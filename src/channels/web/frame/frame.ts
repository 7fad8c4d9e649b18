import type { Context } from 'hono'
import type { Settings } from '../../../settings.ts'
import { carried, displayOf } from './display.ts'
import type { Display } from './display.ts'

/** What every page stands in: whose service it is, how the reader wants it, and where the reader is. */
export interface Frame extends Pick<Settings, 'hotlineName' | 'hours'> {
  display: Display
  /** Servers that hear or speak for the scripts. */
  speech?: { in?: 'port' | 'browser'; out?: 'port' }
  /** There is a telephone to try in the browser. */
  phone?: boolean
  /** What the world sees in front of a path: https://example.cn. For links that are printed. */
  origin: string
  /** Path and query without the display, of a page that can be opened again. */
  here: string
}

export function frameOf(c: Context, settings: Settings): Frame {
  const { hotlineName, hours, asrUrl, browserAsr, ttsUrl } = settings
  const speech = {
    ...(asrUrl ? { in: 'port' as const } : browserAsr ? { in: 'browser' as const } : {}),
    ...(ttsUrl ? { out: 'port' as const } : {}),
  }
  const query = new URL(c.req.url).searchParams
  const display = displayOf((name) => query.get(name) ?? undefined)
  for (const name of ['view', 'theme', 'size', 'region']) query.delete(name)
  const text = query.toString()
  const origin = settings.publicOrigin ?? new URL(c.req.url).origin
  const here = c.req.method === 'GET' ? `${c.req.path}${text ? `?${text}` : ''}` : '/'
  const phone = settings.phoneDemo === undefined
  return { hotlineName, ...(hours ? { hours } : {}), display, here, origin, phone, speech }
}

/** To a page of ours, behind a form: so that going back and loading again send nothing twice. `more` is set as well. */
export function goTo(c: Context, path: string, more: Display = {}): Response {
  const display = displayOf((name) => c.req.query(name))
  return c.redirect(carried(path, { ...display, ...more }), 303)
}
