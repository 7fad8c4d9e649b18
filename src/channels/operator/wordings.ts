import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { ServiceError } from '../../errors.ts'
import type { Store } from '../../ports/store.ts'
import type { Settings } from '../../settings.ts'
import { text } from '../schemas.ts'
import { goTo } from '../web/frame/frame.ts'
import type { Html } from '../web/html.ts'
import { faultSummary, textArea, textField } from '../web/person/fields.ts'
import type { Fault } from '../web/person/fields.ts'
import { behind, csrfField, desk, posted } from './desk.ts'
import type { Entrance, Fields } from './entrance.ts'

/** Under this name among what editors change. */
const NAME = 'wordings'
const MOST = 60

const wording = z.object({
  title: text({ min: 1, max: 20, error: '名字请写 1 到 20 个字。' }),
  text: text({ min: 1, max: 300, error: '要说的话请写 1 到 300 个字。' }),
  /** Whose it is; empty: everybody's. */
  team: text({ max: 20, error: '班组的名字最多 20 个字。' }),
})

/** A sentence that is said again and again, in words that an editor has looked at. */
export type Wording = z.infer<typeof wording>

export async function wordingsOf(store: Store): Promise<{ list: Wording[]; version: number }> {
  const kept = await store.settings.read(NAME)
  const read = z.array(wording).safeParse(kept?.value)
  return { list: read.data ?? [], version: kept?.version ?? 0 }
}

/** Folded up, as it is long: one's own team's first, then everybody's. */
export function wordingsPart(list: readonly Wording[], team: string): Html | '' {
  const mine = list.filter((one) => one.team === '' || one.team === team)
  const ordered = [...mine.filter((one) => one.team !== ''), ...mine.filter((one) => one.team === '')]
  if (ordered.length === 0) return ''
  return html`<section>
    <h2 id="wordings">常用的话</h2>
    <details>
      <summary>打开 ${ordered.length} 句</summary>
      <dl>
        ${ordered.map(
          ({ title, text: said }) =>
            html`<dt>${title}</dt>
              <dd><p data-copies="wording" data-name="${title}">${said}</p></dd>`,
        )}
      </dl>
    </details>
  </section>`
}

/** Editors add, change and remove; each change is in the audit log, and one that comes too late changes nothing. */
export function wordingsChannel(entrance: Entrance, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  channel.get(
    '/operator/wordings',
    behind(entrance, settings, 'documents', async (c, entered) => {
      const { list, version } = await wordingsOf(entered.store)
      const main = wordingsPage({ csrf: entered.csrf, list, version })
      return c.html(desk(c, entered, { title: '常用的话', main }, settings))
    }),
  )
  channel.post(
    '/operator/wordings',
    posted(entrance, settings, 'documents', async (c, entered, fields) => {
      const { list, version } = await wordingsOf(entered.store)
      const { next, faults } = changed(list, fields)
      if (faults.length > 0) {
        const main = wordingsPage({ csrf: entered.csrf, list, version, typed: fields, faults })
        return c.html(desk(c, entered, { title: '错误：没有改', main }, settings), 400)
      }
      const by = { version: Number(fields['version']), actor: entered.operator.id }
      if (by.version !== version || !(await entered.store.settings.write(NAME, next, by)))
        throw new ServiceError(409, '没有改成：别人刚改过。请重新打开这一页，再改一次。')
      return goTo(c, '/operator/wordings')
    }),
  )
  return channel
}

/** `at`: which one is changed or removed; none: a new one. */
function changed(list: readonly Wording[], fields: Fields): { next: Wording[]; faults: Fault[] } {
  const { at = '' } = fields
  const place = at === '' ? list.length : Number(at)
  if (!Number.isInteger(place) || place < 0 || place > list.length || place >= MOST)
    throw new ServiceError(400, `没有这一句，或者已经有 ${MOST} 句了。`)
  if (fields['does'] === 'remove') return { next: list.toSpliced(place, 1), faults: [] }
  const read = wording.safeParse({
    title: fields['title'] ?? '',
    text: fields['text'] ?? '',
    team: fields['team'] ?? '',
  })
  if (read.success) return { next: list.toSpliced(place, 1, read.data), faults: [] }
  const faults = read.error.issues.map(({ path, message }) => ({
    field: `${String(path[0])}-${at}`,
    text: message,
  }))
  return { next: [...list], faults }
}

interface Shown {
  csrf: string
  list: readonly Wording[]
  version: number
  typed?: Fields
  faults?: readonly Fault[]
}

function wordingsPage(shown: Shown): Html {
  const { list, faults = [] } = shown
  return html`${faultSummary(faults)}
    <h1>常用的话</h1>
    <p>接线员查找的时候放在手边。写成念的话，不写来电人的事；电话和日期请先核对。</p>
    ${list.map((one, n) => wordingForm(String(n), one, shown))}
    <h2 id="new">加一句</h2>
    ${list.length < MOST ? wordingForm('', { title: '', text: '', team: '' }, shown) : html`<p>已经有 ${MOST} 句了。</p>`}`
}

function wordingForm(at: string, one: Wording, { csrf, version, typed, faults = [] }: Shown): Html {
  const mine = typed !== undefined && (typed['at'] ?? '') === at
  const value = (field: keyof Wording) => (mine ? (typed[field] ?? '') : one[field])
  const named = (field: keyof Wording) => ({ id: `${field}-${at}`, name: field, faults: mine ? faults : [] })
  return html`${at ? html`<h2>${one.title}${one.team ? `（${one.team}）` : ''}</h2>` : ''}
    <form method="post" action="/operator/wordings" accept-charset="utf-8">
      ${csrfField({ csrf })}
      <input type="hidden" name="at" value="${at}" />
      <input type="hidden" name="version" value="${version}" />
      ${textField({ ...named('title'), label: '名字', value: value('title'), type: 'text', autocomplete: 'off' })}
      ${textArea({ ...named('text'), label: '要说的话', value: value('text'), rows: 3 })}
      ${textField({ ...named('team'), label: '哪个班组的（不写就是大家的）', value: value('team'), type: 'text', autocomplete: 'off' })}
      <p class="row">
        <button type="submit" name="does" value="save">${at ? `改好${one.title}` : '加上'}</button>
        ${at ? html`<button type="submit" name="does" value="remove" class="quiet">删掉${one.title}</button>` : ''}
      </p>
    </form>`
}
