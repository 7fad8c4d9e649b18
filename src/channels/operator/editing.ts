import { KEPT_KINDS } from '../../ports/store.ts'
import type { Editable } from '../../operator/editable.ts'
import { faultsOf } from '../../voice/prompts.ts'
import { readHotline } from '../../voice/settings.ts'

/** Ten years, in hours. */
const LONGEST = 87_600

/** What an editor typed as a value that the service can use, or what is wrong with it, in words. */
export function wrongWith(name: Editable['name'], text: string): { value: unknown } | { wrong: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { wrong: '不是完整的 JSON：请看引号、逗号和括号是不是成对。' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { wrong: '要写成花括号里的名字和值。' }
  const wrong = CHECKS[name](value as Readonly<Record<string, unknown>>)
  return wrong === undefined ? { value } : { wrong }
}

const CHECKS: Record<Editable['name'], (value: Readonly<Record<string, unknown>>) => string | undefined> = {
  hotline(value) {
    const read = readHotline(value)
    return 'wrong' in read ? read.wrong : undefined
  },
  prompts: (value) => faultsOf(value).slice(0, 5).join('；') || undefined,
  retention(value) {
    const kinds: readonly string[] = KEPT_KINDS
    const wrong = KEPT_KINDS.find((kind) => !isHours(value[kind]))
    if (wrong) return `${wrong} 应是 1 到 ${LONGEST} 的整数，按小时。`
    const strange = Object.keys(value).find((kind) => !kinds.includes(kind))
    return strange === undefined ? undefined : `没有 ${strange.slice(0, 30)} 这一种。`
  },
}

const isHours = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LONGEST
