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
import { retentionOf } from './retention.ts'
import { frameOf, goTo } from './web/frame/frame.ts'
import { HEALTH_WORDING, receiptPage, withdrawPage } from './web/receipt-page.ts'
import type { ReceiptForm } from './web/receipt-page.ts'

const page = { description: '网页', content: { 'text/html': {} } }
const elsewhere = (description: string) => ({ 303: { description } })
const request = { params: receiptParams }
const shared = { path: '/r/{token}', request } as const
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
  responses: { ...elsewhere('存下了，回到回执'), 400: page, 404: page, 503: page },
})
const leaving = { path: '/r/{token}/withdraw', request } as const
const leaveRoute = createRoute({
  ...leaving,
  method: 'get',
  summary: '要不要撤回',
  responses: { 200: page, 404: page },
})
const eraseRoute = createRoute({
  ...leaving,
  method: 'post',
  summary: '撤回，删掉留下的全部',
  responses: { ...elsewhere('删掉了'), 404: page, 503: page },
})

interface Found {
  store: Store
  found: CaseRecord
}

/** Who has the address has the receipt; there is nothing else to sign in with. */
export function receiptChannel(services: Services, settings: Settings): OpenAPIHono {
  const channel = jsonChannel()
  const find = async (token: string): Promise<Found> => {
    requireOpen('receipt', settings)
    const store = await storeOf(services)
    const found = /^[0-9a-f]{32}$/.test(token) ? await store.cases.byReceipt(token) : null
    if (!found) throw new ServiceError(404, '没有这张回执。请核对网址；办完后过了保存的时间，回执也会删掉。')
    return { store, found }
  }
  const show = async (c: Context, { store, found }: Found, form: Partial<ReceiptForm> = {}) => {
    const messages = await store.cases.messages(found.number)
    const answer = found.answerId ? await store.answers.find(found.answerId) : null
    const path = c.req.path.replace(/\/$/, '')
    const receipt = {
      found,
      messages,
      form: { ...form, once: form.once ?? crypto.randomUUID() },
      path,
      address: `${settings.publicOrigin ?? new URL(c.req.url).origin}${path}`,
      days: Math.round((await retentionOf(services)).cases / 24),
      ...(answer ? { question: answer.question } : {}),
    }
    c.header('cache-control', 'no-store')
    return c.html(receiptPage(receipt, frameOf(c, settings)), form.error ? 400 : 200)
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
    return goTo(c, `/r/${token}`)
  })
  channel.openapi(leaveRoute, async (c) => {
    const { token } = c.req.valid('param')
    const { found } = await find(token)
    c.header('cache-control', 'no-store')
    return c.html(withdrawPage(found, `/r/${token}`, frameOf(c, settings)))
  })
  channel.openapi(eraseRoute, async (c) => {
    const { store, found } = await find(c.req.valid('param').token)
    await store.cases.erasePerson(found.number, 'resident')
    return goTo(c, '/person/withdrawn?sent=1')
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
