import { z } from 'zod'
import type { Fragment, Shown } from './draft-fragments.ts'
import { quantitiesOf } from './locks/quantity.ts'
import type { Chosen } from './state.ts'

/** Why a draft is not even read by the locks. */
export type Refusal = 'malformed' | 'silent' | 'own_words' | 'unknown_token' | 'mixed' | 'order' | 'unused'

/** What a draft says of the clauses, in their own words. */
export interface Drafted {
  chosen: Chosen[]
  /** Clause id → what is told of it. */
  told: ReadonlyMap<string, string>
}

const MOST_SENTENCES = 8
const draft = z.strictObject({
  sentences: z
    .array(
      z.strictObject({
        text: z.string().max(300),
        clauses: z.array(z.union([z.number(), z.string()])).max(MOST_SENTENCES),
      }),
    )
    .max(MOST_SENTENCES),
})
type Sentence = z.infer<typeof draft>['sentences'][number]

const SLOT = /\{(\d{1,2}\.\d{1,3})\}/g
const MARKS = /[，。；、：,;:.\s]/g
/** A model's own words join; they never count, name or link. Longer ones say something. */
const LONGEST_OWN = 12
const TELLING =
  /[\p{N}\p{Script=Latin}〇零一二两三四五六七八九十百千万亿{}[\]()（）《》〈〉〔〕<>“”"/%％￥$@#]/u

/** Reads a draft; every word in it that is not the service's own comes from a fragment. */
export function readDraft(reply: string, shown: readonly Shown[]): Drafted | Refusal {
  const parsed = draft.safeParse(jsonIn(reply))
  if (!parsed.success) return 'malformed'
  if (parsed.data.sentences.length === 0) return 'silent'
  const used = new Map<Shown, Fragment[]>()
  const told = new Map<string, string>()
  for (const sentence of parsed.data.sentences) {
    const read = readSentence(sentence, shown)
    if (typeof read === 'string') return read
    const { of, fragments, text } = read
    used.set(of, [...(used.get(of) ?? []), ...fragments])
    told.set(of.clause.id, `${told.get(of.clause.id) ?? ''}${text}`)
  }
  if ([...used].some(([of, fragments]) => !isInOrder(of, fragments))) return 'order'
  return { chosen: [...used].map(chosenBy), told }
}

/** The JSON object in a reply, whatever stands around it; a model that thinks aloud does so before it. */
function jsonIn(reply: string): unknown {
  const said = reply.slice(reply.lastIndexOf('</think>') + 1)
  try {
    return JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}

function readSentence(
  { text, clauses }: Sentence,
  shown: readonly Shown[],
): { of: Shown; fragments: Fragment[]; text: string } | Refusal {
  const own = text.replace(SLOT, '').replace(MARKS, '')
  if (own.length > LONGEST_OWN || TELLING.test(own) || quantitiesOf(own).length > 0) return 'own_words'
  const tokens = [...text.matchAll(SLOT)].map((m) => m[1] ?? '')
  const holders = [...new Set(tokens.map((token) => Number(token.split('.')[0])))]
  const [number = 0] = holders
  const of = shown[number - 1]
  const fragments = tokens.flatMap((token) => of?.fragments.find((f) => f.token === token) ?? [])
  const named = clauses.map((c) => Number(String(c).replace(/[[\]]/g, '')))
  if (holders.length !== 1 || named.length !== 1 || named[0] !== number) return 'mixed'
  if (!of || fragments.length !== tokens.length) return 'unknown_token'
  const words = new Map(fragments.map((f, i) => [f.token, wordsOf(f, fragments[i + 1], of)]))
  const filled = text.replace(SLOT, (_, token: string) => words.get(token) ?? '')
  return { of, fragments, text: `${withoutDoubles(filled).replace(/[，、；：。,;\s]+$/, '')}。` }
}

/** A sentence whose end is left out ends all the same. */
function wordsOf({ text, sentence }: Fragment, next: Fragment | undefined, { clause }: Shown): string {
  const ends = !clause.cells && next !== undefined && next.sentence !== sentence
  return ends ? text.trim().replace(/[，,]$/, '。') : text.trim()
}

/** A fragment brings its own mark: what the model wrote behind it is one too many. */
const withoutDoubles = (text: string): string => text.replace(/([，。；：、])[，。；：、,;\s]+/g, '$1')

/** Each fragment once, and those of running text in reading order: what leans on a sentence stands behind it. */
function isInOrder({ clause, fragments: all }: Shown, used: readonly Fragment[]): boolean {
  if (new Set(used).size !== used.length) return false
  const places = used.map((f) => all.indexOf(f))
  return clause.cells ? places[0] === 0 : places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0))
}

function chosenBy([{ chosen, clause }, fragments]: [Shown, Fragment[]]): Chosen {
  if (clause.cells) return chosen
  return { match: chosen.match, parts: fragments.map(({ at: [from, to] }): [number, number] => [from, to]) }
}
