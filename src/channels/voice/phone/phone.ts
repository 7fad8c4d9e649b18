import { Hono } from 'hono'
import type { Context } from 'hono'
import { requireOpen } from '../../../doors.ts'
import { ServiceError } from '../../../errors.ts'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'
import { frameOf, goTo } from '../../web/frame/frame.ts'
import { createLine, lineOf } from './line.ts'
import type { Input } from './line.ts'
import { callPage } from './call-page.ts'
import { phonePage } from './phone-page.ts'

const CALL = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?:-(\d{1,3}))?$/
const LONGEST_SPEECH = 500

/** What one can do, as the page's buttons send it. */
const DOES: Readonly<Record<string, Input>> = {
  silence: { type: 'none', text: '' },
  'nobody-answers': { type: 'transfer', text: 'no-answer' },
  answered: { type: 'transfer', text: 'completed' },
  hangup: { type: 'hangup', text: '' },
}

/**
 * A telephone in the browser: each press is the address of the next page, and the webhook gives the same turn the same
 * words, so that reloading and going back do nothing twice.
 */
export function phoneChannel({ privacy }: Services, settings: Settings, webhook: Hono): Hono {
  const channel = new Hono({ strict: false })
  const hasher = privacy?.hasher
  const line = hasher && createLine(webhook, () => hasher.hash('voice phone', 'secret'))
  channel.use('/phone', async (c, next) => {
    requireOpen('phone', settings)
    if (!line) throw new ServiceError(403, '浏览器里的电话没有开放：要设置 STATE_SECRET。')
    c.header('cache-control', 'no-store')
    await next()
  })
  channel.post('/phone', async (c) => {
    const { call } = await c.req.parseBody()
    return goTo(c, `/phone?call=${nextCall(typeof call === 'string' ? call : '')}`)
  })
  channel.get('/phone', async (c) => {
    const frame = frameOf(c, settings)
    const call = c.req.query('call')
    if (call === undefined || !line) return c.html(await phonePage(frame))
    if (!CALL.test(call)) throw new ServiceError(400, '没有这通电话。请重新打。')
    const at = c.req.query('at')
    const input = at === undefined ? { type: 'start' as const, text: '' } : inputOf(c)
    const answered = await line.turn(c, call, input, at)
    return c.html(await callPage({ call, input, answered }, frame))
  })
  return channel
}

/** On the same line, as who calls again with his telephone; a new line to who has none. */
function nextCall(call: string): string {
  const found = CALL.exec(call)
  return found ? `${lineOf(call)}-${Number(found[1] ?? 1) + 1}` : crypto.randomUUID()
}

function inputOf(c: Context): Input {
  const does = DOES[c.req.query('do') ?? '']
  if (does) return does
  const keys = (c.req.query('key') ?? '').replace(/[^\d*#]/g, '')
  if (keys) return { type: 'dtmf', text: keys }
  const text = (c.req.query('say') ?? '').trim()
  return text ? { type: 'speech', text: [...text].slice(0, LONGEST_SPEECH).join('') } : SILENT
}

const SILENT: Input = { type: 'none', text: '' }
