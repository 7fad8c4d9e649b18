import { addressesIn } from './address.ts'
import { digitRuns } from './digits.ts'
import { numbersIn } from './numbers.ts'
import type { Found } from './numbers.ts'

/** What is taken out can lay open what stood next to it; twice is the most that was ever seen. */
const MOST_PASSES = 8

/**
 * Puts a word for its kind in the place of every number or address that names a person: 〔身份证号〕, 〔残疾证号〕, 〔电话〕,
 * 〔银行卡号〕, 〔住址〕. Years, document numbers, sums, hotlines and clause codes are left alone.
 */
export function maskPersonal(text: string): string {
  let masked = text
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = replace(
      replace(
        masked,
        digitRuns(masked).flatMap((run) => numbersIn(masked, run)),
      ),
      null,
    )
    if (next === masked) break
    masked = next
  }
  return masked
}

function replace(text: string, given: readonly Found[] | null): string {
  const found = given ?? addressesIn(text)
  if (found.length === 0) return text
  const parts: string[] = []
  let done = 0
  for (const { from, to, word } of found) {
    parts.push(text.slice(done, from), word)
    done = to
  }
  return parts.join('') + text.slice(done)
}

const WORD = '〔(?:身份证号|残疾证号|电话|银行卡号|住址)〕'
const WHOSE = '(?:我家里?|俺家里?|我妈|我爸|我|俺|他|她|本人|家里|家)?的?'
const WHAT =
  '(?:居民)?(?:公民身份|身份证|残疾人?证|证件|联系电话|电话|手机|联系方式|银行卡|社保卡|存折|卡|账|家庭住址|住址|地址)?(?:号码?)?'
const HOW = '(?:就?是|为|：|:|请?(?:拨?打|联系|回电)[到给]?|住在?|在)?'
/** A masked number with the words that only carry it: 我的身份证号是〔身份证号〕， */
const CARRIED = new RegExp(
  `[（(]?${WHOSE}${WHAT}${HOW}\\s?(?:${WORD}\\s?)+(?:找我|联系我|回我)?[）)]?[，。、；,;\\s]?`,
  'g',
)

/** The question as it is searched: without the numbers' placeholders, which would meet words of the clauses. */
export function withoutMasks(masked: string): string {
  return masked.includes('〔') ? masked.replace(CARRIED, '').trim() : masked
}
