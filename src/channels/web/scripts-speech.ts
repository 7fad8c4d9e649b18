import { Hono } from 'hono'
import { requireOpen } from '../../doors.ts'
import { PortError, ServiceError } from '../../errors.ts'
import { maskPersonal } from '../../privacy/mask.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { within } from '../../time-limit.ts'
import { cleanText } from '../schemas.ts'

/** A sentence of an answer is shorter. */
const LONGEST_TEXT = 400
const AUDIO = /^audio\/(?:webm|ogg|mp4|mpeg|wav|x-wav|aac)\b/

/** What the page's scripts say and hear through servers of ours (ASR_URL, TTS_URL). Nothing is kept, nothing is logged. */
export function speechChannel({ speech }: Services, settings: Settings): Hono {
  const channel = new Hono()
  channel.post('/speech/out', async (c) => {
    requireOpen('speech-out', settings)
    const text = cleanText(await c.req.text()).trim()
    const { length } = [...text]
    if (length === 0 || length > LONGEST_TEXT)
      throw new ServiceError(400, `一次最多念 ${LONGEST_TEXT} 个字。`)
    const clip = await told(speech?.out?.speak(text), 'speech-out', '这会儿念不出来。回答写在页面上。')
    c.header('cache-control', 'no-store')
    c.header('content-type', clip.type)
    return c.body(clip.bytes)
  })
  channel.post('/speech/in', async (c) => {
    requireOpen('speech-in', settings)
    const type = c.req.header('content-type') ?? ''
    if (!AUDIO.test(type)) throw new ServiceError(415, '请发送声音。')
    const bytes = await c.req.arrayBuffer()
    if (bytes.byteLength === 0) throw new ServiceError(400, '没有听到声音。请再说一次，或者写在框里。')
    const heard = await told(
      speech?.in?.hear({ bytes, type }),
      'speech-in',
      '这会儿听不了。请把问题写在框里，或拨打 12385 残疾人服务热线。',
    )
    c.header('cache-control', 'no-store')
    return c.json({ text: maskPersonal(cleanText(heard)).slice(0, LONGEST_TEXT) })
  })
  return channel
}

/** A server that fails is no fault of the person's: 503 with what they can do. */
async function told<T>(
  work: Promise<T> | undefined,
  port: 'speech-in' | 'speech-out',
  sorry: string,
): Promise<T> {
  if (!work) throw new ServiceError(503, sorry)
  try {
    return await within(port, work)
  } catch (error) {
    throw error instanceof PortError ? new ServiceError(503, sorry, error) : error
  }
}
