/**
 * Words that bound a promise: a condition, a may, an intention, an exception, a negation. Where they are lost, what is told
 * says more than the clause does.
 */
export const BOUNDS =
  /有条件|具备条件|条件(?:成熟|允许|具备)|符合[^，,。；;]{0,12}(?:条件|规定)|可以?(?![持靠及])|允许|探索|逐步|力争|争取|努力|鼓励|支持|引导|倡导|提倡|原则上|一般|除[^，,。；;]{1,16}外|除外|不得|禁止|严禁|应当?|必须|须|适[当度]|按(?:照|国家|有关|相关)?规定|依法|优先|试点|暂(?:不|缓|行)|仅|只|其中|部分|确[有需]|以上|以下|以内|之?前|起|至少|最[低高多少]|不[低高少多超足满]|未|没有|不|无|非/g

/** The words of a text that bound it, in reading order. */
export const boundsOf = (text: string): string[] => text.match(BOUNDS) ?? []

/** A sentence says nothing right without the one before it. */
const LEANS_BACK =
  /^(?:其中|上述|前款|前述|该(?:类|项|部分|标准|政策)|此[类项]|对(?:此|上述|其)|其余|否则|但|不过|以上(?:人员|对象|规定|标准|政策)|具体(?:标准|比例|办法|数额|范围|缴费|救助|病种))/
/** A sentence takes something back from the one before it, or leaves it to others. */
const TAKES_BACK =
  /^(?:但|不过|其中|否则)|^(?:上述|以上|前款)[^，,]{0,12}不|除外|不(?:包括|适用)|^具体(?:标准|比例|办法|数额|范围|缴费)[^，,]{0,12}由/
/** A lead-in that says for whom or when what follows holds. */
const LEADS_IN = /(?:的|下列|以下|条件|范围|对象|情形|如下)[^：:]{0,12}[：:]/

/** Sentences in reading order, each with the mark that ends it; together they are the text. */
export const splitSentences = (text: string): string[] =>
  text.match(/[^。；;！!？?\n]*[。；;！!？?\n]+[）)”’」』]*|[^。；;！!？?\n]+$/g) ?? []

/** For each sentence, the others of its clause that must be told with it. */
export function governorsOf(sentences: readonly string[]): number[][] {
  return sentences.map((sentence, i) => {
    const along: number[] = []
    if (i > 0 && LEANS_BACK.test(sentence)) along.push(i - 1)
    const next = sentences[i + 1]
    if (next !== undefined && TAKES_BACK.test(next)) along.push(i + 1)
    const start = blockStart(sentences, i)
    if (start < i && LEADS_IN.test(sentences[start] ?? '')) along.push(start)
    return along
  })
}

/** Where the sentences joined by ； to this one begin. */
function blockStart(sentences: readonly string[], i: number): number {
  let start = i
  while (start > 0 && /[；;]/.test(sentences[start - 1]?.slice(-1) ?? '')) start--
  return start
}

/** Stretches of a text widened to whole sentences and to what governs them, in reading order. */
export function withGovernors(
  text: string,
  parts: readonly [from: number, to: number][],
): [number, number][] {
  const sentences = splitSentences(text)
  const from: number[] = []
  let at = 0
  for (const sentence of sentences) {
    from.push(at)
    at += sentence.length
  }
  const end = (i: number): number => (from[i] ?? 0) + (sentences[i]?.length ?? 0)
  const told = new Set(
    sentences.flatMap((_, i) => (parts.some(([a, b]) => a < end(i) && b > (from[i] ?? 0)) ? [i] : [])),
  )
  const governors = governorsOf(sentences)
  for (const i of told) for (const governor of governors[i] ?? []) told.add(governor)
  const joined: [number, number][] = []
  for (const i of [...told].toSorted((a, b) => a - b)) {
    const last = joined.at(-1)
    if (last && last[1] === from[i]) last[1] = end(i)
    else joined.push([from[i] ?? 0, end(i)])
  }
  return joined
}
