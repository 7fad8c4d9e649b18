import { TELEPHONE } from '../voice/phone/style.ts'
import { markOf } from './mark.ts'
import { ANSWER } from './style/answer.ts'
import { BASE } from './style/base.ts'
import { FRAME } from './style/frame.ts'
import { MODES, SIZES_AND_MEDIA } from './style/modes.ts'
import { PERSON } from './person/style.ts'
import { PAPER } from './take/style.ts'

/** The one style sheet: colours from tokens.ts alone, sizes in rem, nothing fixed and nothing that moves. */
export const STYLE = (MODES + BASE + FRAME + ANSWER + TELEPHONE + PERSON + PAPER + SIZES_AND_MEDIA).replace(
  /\n\s*/g,
  '\n',
)

/** For its address. */
export const STYLE_MARK = markOf(STYLE)
