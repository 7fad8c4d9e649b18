import { pinReadings } from '../speech/polyphone.ts'

/** Words that are one character long and stay by themselves (国家通用盲文, 分词连写: 虚词 are written apart). */
const ALONE = new Set(
  '的地得和与及或在将把对向从由以为按到要应可能会是有等并且而但因于被给让也都就还又再更最很各每该此其这那凡经据如若则即使请让',
)

/** Written together with the word before: what marks an aspect or a plural, and where something is. */
const BEHIND = new Set('着了过们上中内里下外间前后时')

/** Ends of words that the dictionary does not know. */
const ENDS = new Set(
  '人化性率金院厅局部委办站点区县市省镇乡村户家者员费款证卡号级类种项条章节制度法权力量业会所室车床长生儿童岁元',
)

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * A run of Chinese characters as the words that braille parts by blanks. The dictionary of Intl.Segmenter parts too
 * finely for that (残疾 人, 低 保): what is left over is joined. Words whose reading we know stay whole (还款). Joined
 * again, the words are the text.
 */
export function wordsOf(han: string): string[] {
  const parts = pinReadings(han).flatMap(({ text, pinyin }) => (pinyin ? [text] : segmented(text)))
  const words: string[] = []
  let loose: string[] = []
  const settle = (): void => {
    words.push(...joined(loose))
    loose = []
  }
  for (const part of parts) {
    const last = words.at(-1)
    if (part.length > 1 || ALONE.has(part)) {
      settle()
      words.push(part)
    } else if (loose.length === 0 && last !== undefined && !ALONE.has(last) && isEnd(part)) {
      words[words.length - 1] = last + part
    } else loose.push(part)
  }
  settle()
  return words
}

const segmented = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

const isEnd = (part: string): boolean => BEHIND.has(part) || ENDS.has(part)

/** Characters that no word took: up to three are one word (计生委), more are pairs (脱贫 攻坚). */
function joined(loose: readonly string[]): string[] {
  if (loose.length <= 3) return loose.length > 0 ? [loose.join('')] : []
  return [loose.slice(0, 2).join(''), ...joined(loose.slice(2))]
}
