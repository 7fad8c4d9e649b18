import type { Segment } from '../../../voice/turn.ts'
import { sayable } from './sayable.ts'

/** Aliyun VMS refuses a text that holds one of them; no voice says them. */
const FORBIDDEN = /[@=:"${}^*¥]/g

/** All that is said as one text, without what the mainland clouds forbid. */
export const plain = (say: readonly Segment[]): string =>
  sayable(say)
    .map((segment) => segment.text)
    .join('')
    .replace(FORBIDDEN, '')
