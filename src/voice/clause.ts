import { CODE_LENGTH } from '../corpus/code.ts'
import { digitsIn } from './hearing.ts'
import { opened } from './reading.ts'
import type { Move } from './state.ts'
import type { World } from './turn.ts'

/** A citation's code said as such, or as its digits; undefined for all else. */
export function codeIn(text: string): string | undefined {
  const digits = digitsIn(text)
  return digits.length === CODE_LENGTH ? digits : undefined
}

/** Opens the clause of a citation's code, as on the site; one that is wrong, unknown or withdrawn is asked for again. */
export function openClause(world: World, code: string, by: 'key' | 'speech'): Move {
  const citation = world.clauseOf?.(code)
  if (!citation) return { miss: by, lead: 'codeUnknown' }
  return {
    to: 'answer',
    // The code stands for the question: with it the clause is opened again when the store has lost the rest.
    call: { memory: opened(citation), question: code, unmet: undefined, part: 'answer', at: 0, failed: 0 },
  }
}
