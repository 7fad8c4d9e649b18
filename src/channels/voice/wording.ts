import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { parseHours } from '../../hours.ts'
import type { Span } from '../../hours.ts'
import { findStumbles } from '../../speech/gate.ts'
import { toSpoken } from '../../speech/speak.ts'
import { PROMPTS, faultsOf } from '../../voice/prompts.ts'
import type { Prompts } from '../../voice/prompts.ts'
import { HOTLINE, readHotline } from '../../voice/settings.ts'
import type { HotlineSettings } from '../../voice/settings.ts'
import { DEADLINES, until } from './deadline.ts'

/** How long what editors wrote is believed to be still so, in milliseconds. */
const FRESH = 30_000

export interface Wording {
  settings: HotlineSettings
  prompts: Prompts
}

/**
 * What the hotline says and reckons with: what an editor wrote, else ours with HOTLINE_NAME and HOURS. Never makes a call
 * wait: it is asked for in the background, and what cannot be read or used is left as it was.
 */
export function createWording({ store }: Services, env: Settings): () => Promise<Wording> {
  const seed: Wording = { settings: withEnv(HOTLINE, env), prompts: PROMPTS }
  let current = seed
  let askedAt = 0
  const ask = async () => {
    if (!store) return
    const { settings } = await store()
    const [hotline, prompts] = await Promise.all([settings.read('hotline'), settings.read('prompts')])
    current = {
      settings: written(hotline, usableHotline) ?? seed.settings,
      prompts: written(prompts, usablePrompts) ?? seed.prompts,
    }
  }
  return async () => {
    if (Date.now() - askedAt > FRESH) {
      const first = askedAt === 0
      askedAt = Date.now()
      const asking = ask().catch(() => undefined)
      if (first) await until(asking, DEADLINES.wording)
    }
    return current
  }
}

/** Of version 0 is the seed, which knows nothing of the environment. */
const written = <T>(
  read: { value: unknown; version: number } | null,
  usable: (value: unknown) => T | undefined,
): T | undefined => (read && read.version > 0 ? usable(read.value) : undefined)

function usableHotline(value: unknown): HotlineSettings | undefined {
  const hotline = readHotline(value)
  return 'wrong' in hotline ? undefined : hotline
}

function usablePrompts(value: unknown): Prompts | undefined {
  const prompts = value as Prompts
  return typeof value === 'object' && value && faultsOf(prompts).length === 0 ? prompts : undefined
}

function withEnv(hotline: HotlineSettings, { hotlineName, hours }: Settings): HotlineSettings {
  const name = toSpoken(hotlineName)
  const spans = hours === undefined ? undefined : parseHours(hours)
  return {
    ...hotline,
    ...(findStumbles(name).length === 0 ? { name } : {}),
    ...(spans ? { open: spans, hours: sayHours(spans) } : {}),
  }
}

const DAYS = '一二三四五六日'

/** 周一到周五，上午八点半到十一点半，下午一点到四点半. */
function sayHours(spans: readonly Span[]): string {
  let before = ''
  return spans
    .map(({ days, from, to }) => {
      const named = sayDays(days)
      const day = named === before ? '' : `${named}，`
      before = named
      return from === '00:00' && to === '24:00'
        ? `${day}全天`
        : `${day}${sayTime(from)}到${sayTime(to, from)}`
    })
    .join('，')
}

function sayDays(days: readonly number[]): string {
  if (days.length === 7) return '每天'
  const name = (day: number | undefined) => `周${DAYS[(day ?? 1) - 1]}`
  return days.length === 1 ? name(days[0]) : `${name(days[0])}到${name(days.at(-1))}`
}

function sayTime(time: string, before?: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const half = (h: number) => (h < 5 ? '凌晨' : h < 12 ? '上午' : h < 18 ? '下午' : '晚上')
  const said = before !== undefined && half(Number(before.slice(0, 2))) === half(hour) ? '' : half(hour)
  const noon = hour === 12 && minute === 0
  const after = minute === 0 ? '' : minute === 30 ? '半' : `${minute < 10 ? '零' : ''}${minute}分`
  return toSpoken(`${noon ? '' : said}${hour > 12 ? hour - 12 : hour}点${after}`)
}
