import { createVault } from '../../../privacy/vault.ts'
import type { Handoff } from '../../handoff-case.ts'
import { handoffRequest } from '../../handoff-schemas.ts'
import { HEALTH_WORDING } from '../receipt-page.ts'
import { backOf } from './back.ts'
import type { Fault } from './fields.ts'

/** What is agreed to by the first box; kept with the case in these words. */
export const CONTACT_WORDING =
  '我同意把这件事交给工作人员，用我选的方式回复我。电话和称呼加密保存，办完就删。'

const TEXTS = ['reply', 'phone', 'name', 'region', 'note', 'answer', 'session', 'back'] as const

/** The form as it was filled in, whatever was typed. */
export type Draft = Record<(typeof TEXTS)[number], string> & { contact: boolean; health: boolean }

export function draftOf(form: Record<string, unknown>): Draft {
  const text = (name: string): string => {
    const value = form[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const texts = Object.fromEntries(TEXTS.map((name) => [name, text(name)])) as Omit<
    Draft,
    'contact' | 'health'
  >
  const boxes = { contact: text('contact') === '1', health: text('health') === '1' }
  const back = backOf(texts.back) ?? '/'
  return { ...texts, ...boxes, back, session: texts.session || (CONVERSATION.exec(back)?.[1] ?? '') }
}

/** Who comes from a conversation's page brings its id along. */
const CONVERSATION = /^\/c\/([\da-f]{32})(?![\da-f])/

/** The same rules as the API's; what is told about them is written for the page. Faults stand in the order of the fields. */
export function checked(draft: Draft): { asked: Handoff } | { faults: Fault[] } {
  const { answer, session, region, name, phone, note, reply, contact, health } = draft
  const given = { answerId: answer, session, region, name, phone, note }
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const wording = health ? `${CONTACT_WORDING}${HEALTH_WORDING}` : CONTACT_WORDING
  const parsed = handoffRequest.safeParse({
    ...filled,
    ...(reply === 'text' ? { phone: undefined } : {}),
    reply,
    consent: { contact, health, wording },
  })
  const wrong = new Set(parsed.error?.issues.map(({ path }) => String(path.at(-1))))
  if (reply === 'phone' && phone === '') wrong.add('phone')
  if (parsed.success) return { asked: parsed.data }
  const faults = FAULTS.filter(([field]) => wrong.has(field))
  return { faults: faults.map(([field, tell]) => ({ field, text: tell(draft) })) }
}

const FAULTS: readonly [field: string, tell: (draft: Draft) => string][] = [
  ['reply', () => '请选一种回复的方式。'],
  [
    'phone',
    ({ phone }) => (phone ? '电话号码不对：应是 5 到 15 位数字。' : '要我们打电话，请写您的电话号码。'),
  ],
  ['name', () => '称呼最多 40 个字。'],
  ['region', () => '地区的名字最多 40 个字。'],
  ['note', ({ note }) => `您写了 ${[...note].length} 个字，最多 1000 个。请写短一点。`],
  ['contact', () => '请勾选“我同意把这件事交给工作人员”，不然我们不能收。'],
]

/** As long as a conversation lives; a repetition is known for longer (retention of `once`). */
const LIFE = 20 * 3_600_000
const CONTEXT = 'person draft'

export interface Seal {
  /** For an address of the page that shows it once more: whoever reads the address reads nothing. */
  close(draft: Draft): Promise<string>
  /** null: not ours, or too old. */
  open(sealed: string): Promise<Draft | null>
}

/**
 * Nothing of a draft is kept on the server: it travels sealed in the address of the page where it is read once more, so
 * that this page may be loaded again, and sending it twice is known by its seal.
 */
export function sealWith(secret: string, now: () => number = Date.now): Seal {
  const vault = createVault(secret)
  return {
    close: async (draft) =>
      toAddress(await (await vault).seal(JSON.stringify({ at: now(), draft }), CONTEXT)),
    async open(sealed) {
      try {
        const { at, draft } = JSON.parse(await (await vault).open(fromAddress(sealed), CONTEXT)) as Sealed
        return now() - at <= LIFE ? draft : null
      } catch {
        return null
      }
    },
  }
}

interface Sealed {
  at: number
  draft: Draft
}

const toAddress = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromAddress = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
