import { hexOf } from '../../../digest.ts'
import { stringOf } from './payload.ts'

const MARKS = ['w', 't', 'b', 'k'] as const

/** What a mainland cloud gives back unread at the next request: the turn, what is under way, and the state. */
export interface Dynamic {
  turn?: string
  /** `w` a filler is being said, `t` what comes before a transfer is being said, `b` a transfer is tried, `k` keys are gathered. */
  mark?: (typeof MARKS)[number]
  state?: string
  /** Of a transfer whom to, of keys those that came. */
  target?: string
  /** Of a transfer the case, of keys how many may come and what ends them: `20#`. */
  number?: string
  /** Who calls, where that is told at the start only. */
  from?: string
}

/** `4.state`, `4w.state`, `4t-target-case~caller.state`; what is not ours in hexadecimal, as its signs may be forbidden. */
export const dynamicText = ({ turn = '', mark, state = '', target, number, from }: Dynamic): string =>
  turn +
  (mark ?? '') +
  (target === undefined ? '' : `-${toHex(target)}-${toHex(number ?? '')}`) +
  (from === undefined ? '' : `~${toHex(from)}`) +
  `.${state}`

/** All absent when it is none of ours. */
export function dynamicOf(value: unknown): Dynamic {
  const parts = /^(\d{1,5})([wtbk])?(?:-([\da-f]*)-([\da-f]*))?(?:~([\da-f]*))?\.([\w.-]*)$/.exec(
    stringOf(value),
  )
  if (!parts) return {}
  const [, turn = '', mark, target, number, from, state = ''] = parts
  return {
    turn,
    state,
    ...(mark === undefined ? {} : { mark: MARKS.find((known) => known === mark) ?? 'w' }),
    ...(target === undefined ? {} : { target: fromHex(target), number: fromHex(number ?? '') }),
    ...(from === undefined ? {} : { from: fromHex(from) }),
  }
}

const toHex = (text: string): string => hexOf(new TextEncoder().encode(text))
const fromHex = (hex: string): string =>
  new TextDecoder().decode(Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16)))
