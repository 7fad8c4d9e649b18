import type { CaseRecord } from '../../ports/cases.ts'
import type { AnswerRecord, Turn } from '../../ports/conversations.ts'
import type { Card } from './case-card.ts'
import type { Basis, Said } from './live-basis.ts'
import type { Suggestions } from './suggestions.ts'

/** A case as the page of one operator shows it. */
export interface CaseView {
  csrf: string
  found: CaseRecord
  /** Whether the operator who reads holds it. */
  held: boolean
  /** Of who holds it otherwise. */
  holder?: string
  /** Whether the reader may take it from somebody else. */
  frees: boolean
  said: Said & { hidden: number }
  turns: readonly Turn[]
  /** Of the call that it came of. */
  card?: Card
  answer?: AnswerRecord
  basis?: Basis
  suggested?: Suggestions
  colleagues: readonly { id: string; name: string }[]
  /** Name and number, just looked at. */
  contact?: { phone?: string; name?: string }
  /** A mark that was just made, and can be taken back. */
  marked?: string
  /** A reply to begin with. */
  draft?: string
  /** Makes a reply that is sent twice count once. */
  once: string
  error?: { field: 'text' | 'outcome'; text: string; typed: string }
}
