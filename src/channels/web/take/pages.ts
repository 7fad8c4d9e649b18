import { Hono } from 'hono'
import type { Context } from 'hono'
import { brf, unicode } from '../../../braille/sheet.ts'
import { PortError, ServiceError } from '../../../errors.ts'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'
import { within } from '../../../time-limit.ts'
import { clauseUrl, clauseView } from '../../clause-view.ts'
import { storeOf } from '../../keeping.ts'
import { toldFrom } from '../answer/told.ts'
import { frameOf } from '../frame/frame.ts'
import { backOf, queryOf } from '../person/back.ts'
import { labelled } from './audio-label.ts'
import { sheetsOfPaper } from './paper-braille.ts'
import { paperPage } from './paper-page.ts'
import { textOf } from './paper-text.ts'
import { paperOfAnswer, paperOfClause } from './paper.ts'
import type { Paper } from './paper.ts'
import { takePage, takePath } from './take-page.ts'
import type { TakeOf } from './take-page.ts'

interface Found {
  of: TakeOf
  paper: Paper
  back: string
}

/**
 * All ways to take an answer or a clause away. An answer is taken by its id, as it was given and kept: 122 random bits that
 * only who asked has seen, so nobody comes upon another's question, and the words are masked already. Asking again by
 * the question could tell something else than what stood on the page, and would put the question into more addresses.
 */
export function takePages(services: Services, settings: Settings): Hono {
  const pages = new Hono({ strict: false })
  const find = (c: Context) => found(c, services, settings)
  pages.get('/take', async (c) => {
    const { of, paper, back } = await find(c)
    const engines = { audio: services.speech?.out !== undefined, braille: services.braille !== undefined }
    return c.html(takePage({ of, title: paper.title, back, ...engines }, frameOf(c, settings)))
  })
  for (const form of ['print', 'large'] as const)
    pages.get(`/take/${form}`, async (c) => {
      const { of, paper } = await find(c)
      return c.html(paperPage(paper, { back: takePath(of), large: form === 'large' }, frameOf(c, settings)))
    })
  pages.get('/take/text', async (c) => {
    const { paper } = await find(c)
    return file(c, `${paper.file}.txt`, { type: 'text/plain; charset=utf-8', body: textOf(paper) })
  })
  pages.get('/take/audio', async (c) => {
    const { paper } = await find(c)
    const clip = labelled(await spoken(paper, services), {
      title: paper.title,
      producer: settings.hotlineName,
      id: paper.id,
    })
    const ending = /^audio\/(?:x-)?(wav|ogg|mp4)/.exec(clip.type)?.[1] ?? 'mp3'
    return file(c, `${paper.file}.${ending}`, { type: clip.type, body: clip.bytes })
  })
  pages.get('/take/braille', async (c) => {
    const { paper } = await find(c)
    const body = brf(await sheets(paper, services))
    return file(c, `${paper.file}.brf`, { type: 'text/plain; charset=us-ascii', body })
  })
  pages.get('/take/braille-unicode', async (c) => {
    const { paper } = await find(c)
    const body = unicode(await sheets(paper, services))
    return file(c, `${paper.file}-braille.txt`, { type: 'text/plain; charset=utf-8', body })
  })
  return pages
}

async function found(c: Context, services: Services, settings: Settings): Promise<Found> {
  const { answer, clause, back: given } = c.req.query()
  c.header('cache-control', 'no-store')
  const taken = { service: settings.hotlineName, origin: settings.publicOrigin ?? new URL(c.req.url).origin }
  if (clause) {
    const view = clauseView(services, clause, 0)
    const paper = paperOfClause(view, { ...taken, at: Date.now(), today: services.today() })
    return { of: { clause: view.clause.id }, paper, back: clauseUrl(view.clause.id) }
  }
  const kept = answer ? await (await storeOf(services)).answers.find(answer) : null
  if (!kept) throw new ServiceError(404, '没有这个回答，或者它已经过了保存的时间。请再问一次。')
  const { id, at, today, question, region } = kept
  const known = backOf(given)
  const back = known ?? `/${queryOf({ q: question, region })}`
  const of = { answer: id, ...(known ? { back: known } : {}) }
  return {
    of,
    paper: paperOfAnswer(toldFrom(kept), services.library.clause, { ...taken, at, today }),
    back,
  }
}

function file(c: Context, name: string, { type, body }: { type: string; body: string | ArrayBuffer }) {
  c.header('content-type', type)
  c.header('content-disposition', `attachment; filename="${name}"`)
  return c.body(body)
}

/** Before all else a voice says that it is none (GB 45438—2025). */
const MACHINE = '下面的声音由人工智能合成。'
const MODEL = '下面的话由人工智能概括，请以原文为准。'

async function spoken({ spoken: text, byModel }: Paper, { speech }: Services) {
  const sorry = '这会儿做不了录音。文本文件可以用读屏软件听。'
  if (!speech?.out) throw new ServiceError(404, '这里没有录音。文本文件可以用读屏软件听。')
  try {
    return await within('speech-out', speech.out.speak(`${MACHINE}${byModel ? MODEL : ''}\n${text}`))
  } catch (error) {
    throw error instanceof PortError ? new ServiceError(503, sorry, error) : error
  }
}

async function sheets(paper: Paper, { braille }: Services): Promise<string[][]> {
  if (!braille) throw new ServiceError(404, '这里没有盲文。')
  try {
    return await sheetsOfPaper(paper, braille)
  } catch (error) {
    throw error instanceof PortError
      ? new ServiceError(503, '这会儿做不了盲文。请过一会儿再试。', error)
      : error
  }
}
