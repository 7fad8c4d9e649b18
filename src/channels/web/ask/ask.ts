import type { Services } from '../../../services.ts'
import type { Clause } from '../../../corpus/clause.ts'
import { cleanText, questionText, regionText } from '../../schemas.ts'

/** What a form or an address asks. */
export interface Asked {
  question: string
  region?: string
}

/** A question that cannot be asked, as it was typed, with what to do about it. */
export interface Unfit {
  typed: string
  region?: string
  error: string
}

export function askedOf(typed: string, region = ''): Asked | Unfit {
  const question = questionText.safeParse(typed)
  const place = regionText.safeParse(region)
  if (!place.success) return { typed, error: '地区的名字太长，请在下面选一个。' }
  const where = place.data ? { region: place.data } : {}
  if (!question.success) return { typed, ...where, error: complaint(typed) }
  return { question: question.data, ...where }
}

function complaint(typed: string): string {
  const { length } = [...cleanText(typed)]
  if (length === 0) return '您还没有写问题。请写在框里，再按“提问”。'
  return `您写了 ${length} 个字，最多 500 个字。请写短一点，再按“提问”。`
}

/** Regions that the documents speak of. */
export const regionsOf = ({ library }: Services): string[] => [
  ...new Set(library.documents.map((document) => document.region)),
]

/** The clause whose spoken code was typed in place of a question. */
export const spokenClause = (typed: string, { library }: Services): Clause | undefined =>
  /^[\d\s-]{7,20}$/.test(typed) ? library.clause(typed) : undefined

export const MOST_BEFORE = 10

/** Earlier questions that came along, the latest ten; what is unfit is left out. */
export function beforeOf(given: readonly string[]): string[] {
  return given
    .flatMap((text) => {
      const asked = questionText.safeParse(text)
      return asked.success ? [asked.data] : []
    })
    .slice(-MOST_BEFORE)
}
