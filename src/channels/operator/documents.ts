import { Hono } from 'hono'
import type { Context } from 'hono'
import { ServiceError } from '../../errors.ts'
import { EDITABLE } from '../../operator/editable.ts'
import type { Editable } from '../../operator/editable.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { goTo } from '../web/frame/frame.ts'
import { behind, desk } from './desk.ts'
import { documentsPart, editPart } from './documents-page.ts'
import type { Entered, Entrance } from './entrance.ts'
import { wrongWith } from './editing.ts'

/** What the answers stand on, for editors: which documents hold, what lapses soon, what is to be checked, what can be changed. */
export function documentsChannel(services: Services, entrance: Entrance, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  channel.get(
    '/operator/documents',
    behind(entrance, settings, 'documents', async (c, entered) => {
      const { library, today, directory } = services
      const editable = EDITABLE.filter(({ roles }) => roles.includes(entered.operator.role))
      const versions = await Promise.all(
        editable.map(async ({ name }) => (await entered.store.settings.read(name))?.version ?? 0),
      )
      const main = documentsPart({
        documents: library.documents,
        today: today(),
        directory: directory ?? [],
        editable: editable.map((one, at) => ({ ...one, version: versions[at] ?? 0 })),
      })
      return c.html(desk(c, entered, { title: '文件和设置', main }, settings))
    }),
  )
  channel.get(
    '/operator/documents/:name{hotline|prompts|retention}',
    behind(entrance, settings, 'documents', async (c, entered) => {
      const what = editableOf(c, entered)
      const read = await entered.store.settings.read(what.name)
      const text = JSON.stringify(read?.value ?? {}, null, 2)
      return show(c, entered, settings, { what, text, version: read?.version ?? 0 })
    }),
  )
  channel.post(
    '/operator/documents/:name{hotline|prompts|retention}',
    behind(entrance, settings, 'documents', async (c, entered) => {
      const what = editableOf(c, entered)
      const { value: text = '', version: given } = await entrance.fields(c)
      const version = Number(given)
      const read = wrongWith(what.name, text)
      if ('wrong' in read) return show(c, entered, settings, { what, text, version, wrong: read.wrong })
      const by = { version, actor: entered.operator.id }
      if (!Number.isSafeInteger(version) || !(await entered.store.settings.write(what.name, read.value, by)))
        throw new ServiceError(409, '没有改成：别人刚改过。请重新打开这一页，再改一次。')
      return goTo(c, '/operator/documents')
    }),
  )
  return channel
}

function editableOf(c: Context, { operator }: Entered): Editable {
  const what = EDITABLE.find(({ name }) => name === c.req.param('name'))
  if (!what?.roles.includes(operator.role)) throw new ServiceError(403, '您的角色不能改这一项。')
  return what
}

interface Edit {
  what: Editable
  text: string
  version: number
  wrong?: string
}

function show(c: Context, entered: Entered, settings: Settings, edit: Edit) {
  const title = edit.wrong ? '错误：没有改' : `改：${edit.what.title}`
  const main = editPart({ ...edit, csrf: entered.csrf })
  return c.html(desk(c, entered, { title, main }, settings), edit.wrong ? 400 : 200)
}
