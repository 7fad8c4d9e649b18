import { Hono } from 'hono'
import type { Context } from 'hono'
import { ServiceError } from '../../errors.ts'
import { MARKS } from '../../ports/desk.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { saidText } from '../schemas.ts'
import { goTo } from '../web/frame/frame.ts'
import { viewOf } from './case-show.ts'
import { behind, posted } from './desk.ts'
import type { Entrance } from './entrance.ts'
import { basisOf, saidIn } from './live-basis.ts'
import { livePart, visibleTo } from './live-view.ts'

const noteText = saidText({ min: 1, max: 200, error: '请写哪里不对，1 到 200 个字。' })

export const STALE = '过时：后来又说了话，这个建议是按前面的话找的，没有用上。请看新的建议。'

/** What the holder of a case does with a suggestion for it, and the part of its page that follows the call. */
export function marksChannel(services: Services, settings: Settings, entrance: Entrance): Hono {
  const channel = new Hono({ strict: false })
  const numberOf = (c: Context) => c.req.param('number') ?? ''
  channel.get(
    '/operator/cases/:number{[1-9][0-9]{5}}/live',
    behind(entrance, settings, 'cases', async (c, entered) => {
      const view = await viewOf(entered, numberOf(c), services)
      return c.html(livePart({ ...view, voice: view.card !== undefined }))
    }),
  )
  channel.post(
    '/operator/cases/:number{[1-9][0-9]{5}}/mark',
    posted(
      entrance,
      settings,
      'cases',
      async (c, { store, operator }, { answer = '', basis = '', mark: typed = '', why = '' }) => {
        const number = numberOf(c)
        const mark = MARKS.find((known) => known === typed)
        if (!mark) throw new ServiceError(400, '请选采用了，改一改，没有用上，还是不对。')
        const note = mark === 'wrong' ? noteText.safeParse(why) : undefined
        if (note?.success === false) throw new ServiceError(400, '请写哪里不对，1 到 200 个字。')
        const found = await store.cases.find(number)
        if (found?.status !== 'taken' || found.operator !== operator.id)
          throw new ServiceError(409, '您没有在办这一件，没有记下。请先接这一件。')
        const now = basisOf(visibleTo(await saidIn(store, found), operator.id))
        // That an old one was wrong or of no use is still true.
        if ((mark === 'used' || mark === 'edited') && now?.id !== basis) throw new ServiceError(409, STALE)
        if (!(await store.answers.find(answer)))
          throw new ServiceError(404, '没有这个回答，或者已经到期删掉。')
        const made = await store.desk.mark({
          operator: operator.id,
          answerId: answer,
          mark,
          ...(note ? { note: note.data } : {}),
        })
        return goTo(c, `/operator?case=${number}&marked=${made}${mark === 'edited' ? '&draft=1' : ''}`)
      },
    ),
  )
  channel.post(
    '/operator/cases/:number{[1-9][0-9]{5}}/unmark',
    posted(entrance, settings, 'cases', async (c, { store, operator }, { mark = '' }) => {
      if (!(await store.desk.unmark(mark, operator.id)))
        throw new ServiceError(409, '没有可以撤销的，或者已经撤销了。')
      return goTo(c, `/operator?case=${numberOf(c)}`)
    }),
  )
  return channel
}
