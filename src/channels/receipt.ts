import { createRoute } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { requireOpen } from '../doors.ts'
import { ServiceError } from '../errors.ts'
import type { CaseRecord } from '../ports/cases.ts'
import type { Store } from '../ports/store.ts'
import { mentionsHealth } from '../privacy/health.ts'
import type { Services } from '../services.ts'
import type { Settings } from '../settings.ts'
import { messageText, receiptParams } from './handoff-schemas.ts'
import { jsonChannel } from './json.ts'
import { storeOf } from './keeping.ts'
import { HEALTH_WORDING, receiptPage } from './web/receipt-page.ts'
import type { ReceiptForm } from './web/receipt-page.ts'

const page = { description: '网页', content: { 'text/html': {} } }
const shared = { path: '/r/{token}', request: { params: receiptParams } } as const
const showRoute = createRoute({
  ...shared,
  method: 'get',
  summary: '回执：办到哪一步，有什么回复',
  responses: { 200: page, 404: page },
})
const sayRoute = createRoute({
  ...shared,
  method: 'post',
  summary: '在回执上接着说：表单里的 text；health=1 同意保存健康和残疾情况',
  responses: { 303: { description: '存下了，回到回执' }, 400: page, 404: page, 503: page },
})

/** Who has the address has the receipt; there is nothing else to sign in with. */
export function receiptChannel(services: Services, settings: Settings): OpenAPIHono {
  const channel = jsonChannel()
  const find = async (token: string) => {
    requireOpen('receipt', settings)
    const store = await storeOf(services)
    const found = /^[0-9a-f]{32}$/.test(token) ? await store.cases.byReceipt(token) : null
    if (!found) throw new ServiceError(404, '没有这张回执。请核对网址；办完后过了保存的时间，回执也会删掉。')
    return { store, found }
  }
  const show = async (
    c: Context,
    at: { store: Store; found: CaseRecord },
    form: Partial<ReceiptForm> = {},
  ) => {
    const messages = await at.store.cases.messages(at.found.number)
    const once = form.once ?? crypto.randomUUID()
    c.header('cache-control', 'no-store')
    return c.html(
      receiptPage({ found: at.found, messages, form: { ...form, once } }, settings),
      form.error ? 400 : 200,
    )
  }
  channel.openapi(showRoute, async (c) => show(c, await find(c.req.valid('param').token)))
  channel.openapi(sayRoute, async (c) => {
    const { token } = c.req.valid('param')
    const { store, found } = await find(token)
    const { typed, health, once } = await formOf(c)
    const again = { text: typed, ...(once ? { once } : {}) }
    const text = messageText.safeParse(typed)
    if (!text.success)
      return show(c, { store, found }, { ...again, error: '请写 1 到 1000 个字，再按“发送”。' })
    if (!found.consent.health && !health && mentionsHealth(text.data))
      return show(c, { store, found }, { ...again, text: text.data, error: ASK_HEALTH })
    const said = { from: 'resident' as const, text: text.data, ...(health ? { health: HEALTH_WORDING } : {}) }
    const sent = once ? { scope: `receipt ${found.number}`, key: once, request: text.data } : undefined
    const outcome = await store.cases.say(found.number, said, sent)
    if (outcome.kind !== 'reused' && !outcome.value)
      return show(c, await find(token), { ...again, error: '这件事已经办完，不能再留言。' })
    return c.redirect(`/r/${token}`, 303)
  })
  return channel
}

const ASK_HEALTH = '这段话像是说到了健康或残疾情况，没有保存。同意保存的话，请勾选下面的方框，再发一次。'

/** Fields of a plain form; what is no form has none. */
async function formOf(c: Context): Promise<{ typed: string; health: boolean; once: string | undefined }> {
  const form: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
  const { text, health, once } = form
  return {
    typed: typeof text === 'string' ? text : '',
    health: health === '1',
    once: typeof once === 'string' && /^[\w-]{16,64}$/.test(once) ? once : undefined,
  }
}
