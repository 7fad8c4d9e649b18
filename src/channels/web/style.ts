import { ANSWER } from './style/answer.ts'
import { BASE } from './style/base.ts'
import { FRAME } from './style/frame.ts'
import { MODES, SIZES_AND_MEDIA } from './style/modes.ts'

/** The one style sheet: colours from tokens.ts alone, sizes in rem, nothing fixed and nothing that moves. */
export const STYLE = (MODES + BASE + FRAME + ANSWER + SIZES_AND_MEDIA).replace(/\n\s*/g, '\n')

/** Changes when the style does, so that a browser may keep it for ever. Not a secret: a short checksum. */
export const STYLE_MARK = mark(STYLE)
function mark(text: string): string {
  let sum = 5381
  for (let i = 0; i < text.length; i++) sum = ((sum << 5) + sum + text.charCodeAt(i)) >>> 0
  return sum.toString(36)
}
