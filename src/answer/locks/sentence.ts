import { boundsOf } from '../governing.ts'
import type { Source } from './source.ts'

/** Which sentences of a source a told sentence is; of a row none are numbered. null = the source does not say it. */
export interface Held {
  source: Source
  /** Places in source.sentences. */
  at: number[]
  /** Of a row: the sentence names what the row is about. */
  named: boolean
}

/** Words that join or address and state nothing; they may stand before a clause of a sentence. */
const GLUE = /^(?:另外|此外|还有|同时|还|也|并且?|您好?|即|就是|也就是说),?/

/** Whether a source says a sentence (canonical, without the mark at its end): whole, or shortened by what states nothing. */
export function heldBy(sentence: string, source: Source): Held | null {
  if (source.row) return rowHolds(sentence, source)
  const whole = source.sentences.flatMap((s, i) => (s === sentence ? [i] : []))
  if (whole.length > 0) return { source, at: whole, named: true }
  const shortened = source.sentences.findIndex((s) => shortens(sentence, s))
  return shortened < 0 ? null : { source, at: [shortened], named: true }
}

function rowHolds(sentence: string, source: Source): Held | null {
  const { subjects, tellings } = source.row ?? { subjects: [], tellings: [] }
  if (source.sentences.includes(sentence)) {
    const named = /^(?:序号|编号):/.test(sentence) || subjects.some((s) => sentence.endsWith(s))
    return { source, at: [], named }
  }
  const subject = subjects.find((s) => sentence.startsWith(s))
  let rest = subject === undefined ? sentence : sentence.slice(subject.length).replace(/^[,:]/, '')
  while (rest !== '') {
    const next = tellings
      .filter((t) => t !== '' && (rest === t || rest.startsWith(`${t},`)))
      .toSorted((a, b) => b.length - a.length)[0]
    if (next === undefined) return null
    rest = rest.slice(next.length + 1)
  }
  return { source, at: [], named: subject !== undefined }
}

/** A clause of a sentence that only says why. It must hold nothing that bounds or counts. */
const WHY = /^(?:为了|为贯彻|为落实|为进一步|根据.*(?:要求|精神|意见|通知))/
const BACKS_OUT = /^(?:但|除|其中|不|或|以及|由)|的$/

/**
 * True when `told` is `sentence` with joining words before its clauses, without a clause that only says why at the
 * beginning, or without clauses at the end that hold neither bound nor number nor exception.
 */
function shortens(told: string, sentence: string): boolean {
  const parts = told
    .replace(GLUE, '')
    .split(',')
    .map((part) => part.replace(GLUE, ''))
  // Most sentences of a source are another one: cheaper to see than to take apart.
  if (!sentence.includes(parts[0] ?? '')) return false
  const own = sentence.split(',')
  const start = own.indexOf(parts[0] ?? '')
  if (start < 0 || !own.slice(0, start).every((part) => WHY.test(part) && isPlain(part))) return false
  if (!parts.every((part, i) => own[start + i] === part)) return false
  return own.slice(start + parts.length).every((part) => isPlain(part) && !BACKS_OUT.test(part))
}

const isPlain = (part: string): boolean => boundsOf(part).length === 0 && !/\d/.test(part)
