import { z } from '@hono/zod-openapi'
import { hexOf } from '../../digest.ts'
import { ServiceError } from '../../errors.ts'
import type { TranscriptDraft } from '../../ports/transcripts.ts'
import { maskPersonal } from '../../privacy/mask.ts'
import { cleanText, saidText } from '../schemas.ts'

export const MOST_LINES = 100
const LONGEST = 500

const plain = z
  .object({
    line: z.int('line 是第几行，一个整数。').min(0, 'line 从 0 或 1 起。').max(1_000_000, 'line 太大。'),
    at: z.iso
      .datetime({ offset: true, error: 'at 应是时间，例如 2026-01-31T08:30:00+08:00。' })
      .optional()
      .openapi({ description: '不写就是收到的时候。' }),
    who: z.enum(['caller', 'operator'], 'who 应是 caller 或 operator。'),
    text: saidText({ min: 1, max: LONGEST, error: `text 是 1 到 ${LONGEST} 个字。` }),
  })
  .openapi('TranscriptLine')

/** As a call centre's own program sends it. */
export const plainLines = z.union([
  plain,
  z.array(plain).min(1).max(MOST_LINES, `一次最多 ${MOST_LINES} 行。`),
])

/** Of jambonz's `transcribe`, what is used here. */
const jambonz = z.object({
  call_sid: z.string().min(1).max(128),
  speech: z
    .object({
      is_final: z.boolean(),
      channel_tag: z.number().optional(),
      alternatives: z.array(z.object({ transcript: z.string() })),
    })
    .optional(),
})

/** Of Twilio's real-time transcription, as it comes in a form. */
const twilio = z.object({
  TranscriptionEvent: z.string(),
  TranscriptionSid: z.string().min(1).max(64),
  SequenceId: z.coerce.number().int().min(0).max(1_000_000),
  TranscriptionData: z.string().optional(),
  Track: z.string().optional(),
  Timestamp: z.string().optional(),
  Final: z.string().optional(),
})
const heard = z.object({ transcript: z.string() })

/** The lines of a request, masked; none where it tells only of a beginning, an end or half a sentence. Throws 400 or 415. */
export async function linesOf(type: string, body: Uint8Array, now: number): Promise<TranscriptDraft[]> {
  const text = utf8(body)
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return twilioLine(text, now)
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type))
    throw new ServiceError(415, '请用 JSON（UTF-8）发送，并写明 Content-Type: application/json。')
  const given = parsed(text)
  const spoken = jambonz.safeParse(given)
  if (spoken.success) return jambonzLine(spoken.data, body, now)
  const lines = plainLines.safeParse(given)
  if (!lines.success) throw new ServiceError(400, firstOf(lines.error), lines.error)
  return [lines.data].flat().map(({ line, at, who, text: said }) => ({
    stream: '',
    place: { line },
    at: at ? Date.parse(at) : now,
    who,
    text: said,
  }))
}

function twilioLine(text: string, now: number): TranscriptDraft[] {
  const form = twilio.safeParse(Object.fromEntries(new URLSearchParams(text)))
  if (!form.success) throw new ServiceError(400, '看不懂这张表：它应是 Twilio 的转写。', form.error)
  const { TranscriptionEvent: event, TranscriptionData: data = '{}', Final: final } = form.data
  if (event !== 'transcription-content' || final === 'false') return []
  const { TranscriptionSid: stream, SequenceId: line, Track: track, Timestamp: time } = form.data
  const at = Date.parse(time ?? '')
  return said({
    stream,
    place: { line },
    at: Number.isNaN(at) ? now : at,
    who: track === 'outbound_track' ? 'operator' : 'caller',
    text: heard.safeParse(parsed(data)).data?.transcript ?? '',
  })
}

/**
 * jambonz counts no lines and may send one twice: the same bytes are the same line. They carry what the recogniser says of
 * the moment, so that a word said twice is two.
 */
async function jambonzLine(
  { call_sid: stream, speech }: z.output<typeof jambonz>,
  body: Uint8Array,
  now: number,
): Promise<TranscriptDraft[]> {
  if (!speech?.is_final) return []
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(body))
  return said({
    stream,
    place: { key: hexOf(new Uint8Array(digest)) },
    at: now,
    who: speech.channel_tag === 2 ? 'operator' : 'caller',
    text: speech.alternatives[0]?.transcript ?? '',
  })
}

/** What platforms send is cut, not refused: they would only send it again. */
function said(draft: TranscriptDraft): TranscriptDraft[] {
  const text = maskPersonal([...cleanText(draft.text)].slice(0, LONGEST).join(''))
  return text ? [{ ...draft, text }] : []
}

function utf8(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new ServiceError(400, '请求里有读不出来的字：它应是 UTF-8 编码。')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ServiceError(400, '请求的内容读不懂：它应是一份完整的 JSON。')
  }
}

/** The first thing wrong with a line, or with the first line of many. */
function firstOf(error: z.ZodError): string {
  const [issue] = error.issues
  if (issue?.code !== 'invalid_union') return issue?.message ?? '请求不对。'
  const told = issue.errors.flat().find(({ message }) => /[\u4e00-\u9fff]/.test(message))
  return told?.message ?? '请求应是一行 {"line","at","who","text"}，或者许多行。'
}
