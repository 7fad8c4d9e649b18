import { Hono } from 'hono'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { ServiceError } from '../../errors.ts'
import { MARKS } from '../../ports/desk.ts'
import type { MarkKind } from '../../ports/desk.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { clauseView, documentUrl } from '../clause-view.ts'
import { questionText, regionText, saidText } from '../schemas.ts'
import { goTo } from '../web/frame/frame.ts'
import type { Html } from '../web/html.ts'
import { clauseName } from '../web/words.ts'
import { behind, csrfField, desk, posted } from './desk.ts'
import type { Entered, Entrance, Fields } from './entrance.ts'
import { toldPart } from './look-up-page.ts'
import { showSms } from './sms.ts'

/** For what is marked wrong a reason has to be there, for what was said otherwise the words. */
const NOTES: Record<MarkKind, { field: 'why' | 'text'; schema: ReturnType<typeof saidText> } | undefined> = {
  used: undefined,
  edited: {
    field: 'text',
    schema: saidText({ min: 1, max: 1000, error: '请写改成了什么，1 到 1000 个字。' }),
  },
  rejected: undefined,
  wrong: { field: 'why', schema: saidText({ min: 1, max: 200, error: '请写哪里不对，1 到 200 个字。' }) },
}

const TOLD: Record<MarkKind, string> = { used: '用了', edited: '改了再用', rejected: '没用', wrong: '不对' }

const isMark = (does: string): does is MarkKind => (MARKS as readonly string[]).includes(does)

/** What is done with a suggestion: marks, what stays at hand, a message; and the way into the document. */
export function markChannel(services: Services, settings: Settings, entrance: Entrance): Hono {
  const channel = new Hono({ strict: false })
  const answerWith = (c: Context, entered: Entered, fields: Fields, told: Html) => {
    if (fields['part'] === '1') return c.html(told)
    const main = html`<h1>记下了</h1>
      ${told}
      <p><a class="action" href="/operator">接着查找</a></p>`
    return c.html(desk(c, entered, { title: '记下了', main }, settings))
  }
  channel.post(
    '/operator/marks',
    posted(entrance, settings, 'look-up', async (c, entered, fields) => {
      const { does = '', clause = '', name = '' } = fields
      if (clause) clauseView(services, clause, 0)
      if (does === 'sms') return showSms(c, entered, { services, settings, fields })
      const told = isMark(does)
        ? await mark(services, entered, { ...fields, does, clause })
        : await pin(entered, { does, clause, name })
      return answerWith(c, entered, fields, told)
    }),
  )
  channel.post(
    '/operator/marks/undo',
    posted(entrance, settings, 'look-up', async (c, entered, fields) => {
      const { store, operator } = entered
      const gone = await store.desk.unmark(fields['mark'] ?? '', operator.id)
      if (!gone) throw new ServiceError(404, '没有这个记号，或者已经撤回。')
      return answerWith(c, entered, fields, toldPart(`撤回了：${TOLD[gone.mark]}。`))
    }),
  )
  channel.get(
    '/operator/clauses/:id',
    behind(entrance, settings, 'look-up', async (c, { store, operator }) => {
      const { clause, document } = clauseView(services, c.req.param('id') ?? '', 0)
      await store.desk.see(operator.id, clause.id)
      return goTo(c, `${documentUrl(document.id)}#${clause.id}`)
    }),
  )
  return channel
}

async function mark(
  services: Services,
  { store, operator, csrf }: Entered,
  fields: Fields & { does: MarkKind; clause: string },
): Promise<Html> {
  const { does, clause, name = '' } = fields
  const wanted = NOTES[does]
  const note = wanted?.schema.safeParse(fields[wanted.field] ?? '')
  if (note?.success === false) throw new ServiceError(400, note.error.issues[0]?.message ?? '')
  const answerId = await answerOf(services, store, fields)
  const id = await store.desk.mark({
    operator: operator.id,
    answerId,
    mark: does,
    ...(clause ? { clauseId: clause } : {}),
    ...(note ? { note: note.data } : {}),
  })
  if (clause && (does === 'used' || does === 'edited')) await store.desk.see(operator.id, clause)
  return toldPart(`记下了：${TOLD[does]}${name ? `，${name}` : ''}。`, { csrf, mark: id })
}

/** What was looked up while somebody typed is kept now that somebody thinks something of it. */
async function answerOf(services: Services, store: Entered['store'], fields: Fields): Promise<string> {
  const { answer = '' } = fields
  if (answer && (await store.answers.find(answer))) return answer
  const question = questionText.safeParse(fields['q'] ?? '')
  if (answer || !question.success) throw new ServiceError(404, '没有这个回答，或者已经到期删掉。')
  const region = regionText.safeParse(fields['region'] ?? '').data
  const kept = await services.ask({
    question: question.data,
    channel: 'operator',
    ...(region ? { region } : {}),
  })
  return kept.id
}

async function pin(
  { store, operator }: Entered,
  { does, clause, name }: { does: string; clause: string; name: string },
): Promise<Html> {
  if (!clause || (does !== 'pin' && does !== 'unpin')) throw new ServiceError(400, '请选一个按钮。')
  await store.desk.pin(operator.id, clause, does === 'pin')
  return toldPart(does === 'pin' ? `放在手边了：${name}。` : `拿开了：${name}。`)
}

/** Clauses that stay at hand, and the last ones; folded where there are many. */
export async function nearPart(services: Services, { store, operator, csrf }: Entered): Promise<Html | ''> {
  const named = (await store.desk.clauses(operator.id)).flatMap(({ clauseId, pinned }) => {
    const clause = services.library.clause(clauseId)
    const document = clause && services.library.document(clause.documentId)
    return clause && document ? [{ clauseId, pinned, name: clauseName(document, clause.path) }] : []
  })
  if (named.length === 0) return ''
  const link = ({ clauseId, name }: (typeof named)[number]) =>
    html`<a
      class="action"
      href="/operator/clauses/${encodeURIComponent(clauseId)}"
      target="_blank"
      rel="noopener"
      >${name}，${services.library.clause(clauseId)?.code ?? ''}（新窗口）</a
    >`
  const pinned = named.filter((one) => one.pinned)
  const recent = named.filter((one) => !one.pinned).slice(0, 8)
  return html`<section>
    <h2 id="near">手边的条款</h2>
    <ul>
      ${pinned.map(
        (one) =>
          html`<li>
            ${link(one)}
            <form method="post" action="/operator/marks" accept-charset="utf-8">
              ${csrfField({ csrf })}
              <input type="hidden" name="clause" value="${one.clauseId}" />
              <input type="hidden" name="name" value="${one.name}" />
              <p class="row">
                <button type="submit" name="does" value="unpin" class="quiet">拿开：${one.name}</button>
              </p>
            </form>
          </li>`,
      )}
    </ul>
    ${
      recent.length > 0
        ? html`<h3 id="recent">最近看过、用过的</h3>
            <ul class="links">
              ${recent.map((one) => html`<li>${link(one)}</li>`)}
            </ul>`
        : ''
    }
  </section>`
}
