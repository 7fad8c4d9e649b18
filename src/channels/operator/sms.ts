import { Hono } from 'hono'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { PortError, ServiceError } from '../../errors.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { clauseUrl } from '../clause-view.ts'
import { questionText, regionText } from '../schemas.ts'
import { isMobile } from '../voice/caller.ts'
import { smsOf } from '../voice/sms-text.ts'
import { frameOf } from '../web/frame/frame.ts'
import type { Html } from '../web/html.ts'
import { paragraphs } from '../web/html.ts'
import { faultSummary, textField } from '../web/person/fields.ts'
import type { Fault } from '../web/person/fields.ts'
import { csrfField, desk, posted } from './desk.ts'
import type { Entered, Entrance, Fields } from './entrance.ts'
import { suggest } from './suggestions.ts'

interface Asked {
  services: Services
  settings: Settings
  fields: Fields
}

/** The message and where it goes, to be looked at once more: nothing is sent by one press alone. */
export async function showSms(
  c: Context,
  entered: Entered,
  { services, settings, fields }: Asked,
  faults: readonly Fault[] = [],
): Promise<Response> {
  const text = await textOf(c, { services, settings, fields })
  const { q = '', region = '', clause = '', case: number = '', phone = '', once } = fields
  const ofCase = await hasNumber(entered, number)
  const hidden = { q, region, clause, case: ofCase ? number : '', once: once ?? crypto.randomUUID() }
  const main = html`${faultSummary(faults)}
    <h1>发短信</h1>
    <p>要发的是：</p>
    <blockquote cite="${clauseUrl(clause)}">${paragraphs(text)}</blockquote>
    <form method="post" action="/operator/sms" accept-charset="utf-8">
      ${csrfField(entered)}
      ${Object.entries(hidden).map(
        ([field, value]) => html`<input type="hidden" name="${field}" value="${value}" />`,
      )}
      ${
        ofCase
          ? html`<p>发到编号 ${number} 留下的号码，不显示出来。</p>`
          : textField({
              id: 'phone',
              label: '手机号码',
              hint: '十一位数字。只发这一次，不保存。',
              value: phone,
              type: 'tel',
              autocomplete: 'off',
              faults,
            })
      }
      <p class="row"><button type="submit">发出这条短信</button></p>
    </form>
    <p><a class="action" href="/operator">不发，回工作台</a></p>`
  const title = faults.length > 0 ? '错误：没有发短信' : '发短信'
  return c.html(desk(c, entered, { title, main }, settings), faults.length > 0 ? 400 : 200)
}

export function smsChannel(services: Services, settings: Settings, entrance: Entrance): Hono {
  const channel = new Hono({ strict: false })
  channel.post(
    '/operator/sms',
    posted(entrance, settings, 'look-up', async (c, entered, fields) => {
      const asked = { services, settings, fields }
      const { case: number = '', clause = '', once = '' } = fields
      const text = await textOf(c, asked)
      const to = number ? await numberOf(entered, number) : (fields['phone'] ?? '').replace(/[\s-]/g, '')
      if (!isMobile(to)) {
        const fault = { field: 'phone', text: '请写十一位的手机号码。座机收不到短信。' }
        return showSms(c, entered, asked, [fault])
      }
      if (!/^[\w-]{16,64}$/.test(once)) throw new ServiceError(400, '请从“发短信”那一页发。')
      // Claimed before it is sent: better none than two.
      if (!(await entered.store.calls.claim(`sms ${entered.operator.id} ${once}`)))
        throw new ServiceError(409, '这条短信已经发过一次，没有再发。')
      await send(services, to, text)
      await entered.store.audit.add({
        kind: 'change',
        action: 'sms.send',
        actor: entered.operator.id,
        ...(number ? { case: number } : {}),
        detail: { clause },
      })
      return c.html(desk(c, entered, { title: '短信发出了', main: SENT }, settings))
    }),
  )
  return channel
}

const SENT: Html = html`<h1>短信发出了</h1>
  <p>短信平台收下了。对方收到没有，这里不知道。</p>
  <p><a class="action" href="/operator">接着查找</a></p>`

async function send({ sms }: Services, to: string, text: string): Promise<void> {
  try {
    await sms?.send(to, text)
  } catch (error) {
    if (!(error instanceof PortError)) throw error
    throw new ServiceError(503, '短信平台没有收下，短信没有发。请念给来电人听。')
  }
}

/** Made here from the clause, never from what the browser sends: so it has its source, and says no grade. */
async function textOf(c: Context, { services, settings, fields }: Asked): Promise<string> {
  if (!services.sms) throw new ServiceError(404, '没有接上短信平台。')
  const question = questionText.safeParse(fields['q'] ?? '')
  const clause = services.library.clause(fields['clause'] ?? '')
  const document = clause && services.library.document(clause.documentId)
  if (!question.success || !clause || !document) throw new ServiceError(400, '请先查找，再选要发的条款。')
  const region = regionText.safeParse(fields['region'] ?? '').data
  const found = await suggest(services, { question: question.data, region, passing: true })
  const short = found.suggestions.find(({ clauseId }) => clauseId === clause.id)?.short ?? clause.text
  const source = {
    code: clause.code,
    documentTitle: document.title,
    documentNumber: document.number ?? null,
  }
  const { case: number } = fields
  const where = { origin: frameOf(c, settings).origin, ...(number ? { case: number } : {}) }
  const text = smsOf({ text: short, citations: [source] }, where)
  if (!text) throw new ServiceError(400, '这一条没有出处，不发短信。')
  return text
}

/** Whether the case is this operator's and left a number. */
async function hasNumber({ store, operator }: Entered, number: string): Promise<boolean> {
  const found = /^[1-9]\d{5}$/.test(number) ? await store.cases.find(number) : null
  return found?.status === 'taken' && found.operator === operator.id && found.callable
}

/** The look at the number is in the audit log, as each is. */
async function numberOf({ store, operator, vault }: Entered, number: string): Promise<string> {
  const sealed = await store.cases.contact(number, operator.id)
  if (!sealed?.phone) throw new ServiceError(403, '只有在办这一件的人能发到它的号码。')
  return vault.open(sealed.phone, `${number} phone`)
}
