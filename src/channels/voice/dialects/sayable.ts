import type { Segment } from '../../../voice/turn.ts'

/** Control characters, halves of surrogate pairs, and what is no character at all: no voice says them, XML forbids most. */
const UNSAYABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu

/** What of a turn can be said; a segment of which nothing is left is dropped, as platforms refuse to say nothing. */
export const sayable = (say: readonly Segment[]): Segment[] =>
  say
    .map((segment) => ({ ...segment, text: segment.text.replace(UNSAYABLE, ' ').trim() }))
    .filter((segment) => segment.text !== '')
