/**
 * Places and what lies in what. A code of GB/T 2260 has six digits: two of the province, two of the prefecture, two of the
 * county; 00 stands for "all of it". A township has three more (GB/T 10114). A rule comes from above, never from beside: a
 * document holds for its own place and for the places in it.
 */
export interface Region {
  code: string
  name: string
}

/** A place that a text names, and where in the text: [from, to). */
export interface Mention {
  region: Region
  from: number
  to: number
}

export interface Regions {
  /** The innermost place that a text names (长春市朝阳区 → 朝阳区 in 长春市); undefined when it names none that is known. */
  resolve(text: string): Region | undefined
  /**
   * Places that a question names, outermost first; words that merely look like a short place name are left out. `home`
   * decides between places of one name.
   */
  mentionedIn(question: string, home?: Region): Mention[]
  byName(name: string): Region | undefined
}

const PEOPLES =
  '壮|回|维吾尔|蒙古|藏|苗|彝|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|裕固|独龙|鄂伦春|鄂温克|赫哲|保安|各'
const SUFFIX = new RegExp(
  `(?:特别行政区|(?:(?:${PEOPLES})族)+(?:自治[州县旗区]|乡)|维吾尔自治区|自治[区州县旗]|地区|林区|[省市州盟县区旗])$`,
)

/** Short names of prefectures and counties that are words of their own. */
const WORDS = new Set(
  '安康 大同 东方 和平 平安 长治 保定 太平 吉安 怀化 中山 文山 昌都 朝阳 开封 来宾 白银 富裕 友谊 方正 木兰 明水 延寿 通河 安达 龙江'.split(
    ' ',
  ),
)

/** Words that hold a place name which they do not mean. */
const NO_PLACES = '重大庆 流通化 普通化 共通化 互通化 沟通化 楼道里 过道里'.split(' ')

const shortOf = (name: string): string => {
  const short = name.replace(SUFFIX, '')
  return short.length >= 2 ? short : name
}

/** How far a code reaches: 22, 2201, 220104. */
const reachOf = (code: string): string => (code.length > 6 ? code : code.replace(/(?:00){1,2}$/, ''))

/** True when a document of `above` holds in `place`. */
export const governs = (above: Region, place: Region): boolean => place.code.startsWith(reachOf(above.code))

const isUpper = (region: Region): boolean => region.code.endsWith('00') && region.code.length === 6

interface Named {
  name: string
  regions: Region[]
  from: number
}

/**
 * Whether a name in running text means the place. Provinces and prefectures do by their short names too, unless these are
 * words (安康), and counties near us; a far county only by a full name that is not a piece of another word (示范县 holds
 * 范县, 新城区 is no district), and a district only by its full name (平房, 友好 and 新兴 are districts too).
 */
function isPlace({ name, regions }: Named, near: ReadonlySet<string>): boolean {
  const full = regions.some((r) => r.name === name)
  if (regions.some(isUpper)) return full || !WORDS.has(name)
  const close = regions.filter((r) => near.has(r.code.slice(0, 2)))
  if (full) return name.length >= 3 && (close.length > 0 || /[县市旗]$/.test(name))
  return close.some((r) => !r.name.endsWith('区')) && !WORDS.has(name)
}

/** Reads corpus/regions.tsv (code, tab, name); `aliases` are the editors' own (manifest.json). */
export function readRegions(
  tsv: string,
  aliases: readonly { code: string; aliases: readonly string[] }[] = [],
): Regions {
  const all = tsv
    .split('\n')
    .filter(Boolean)
    .map((line): Region => {
      const [code = '', name = ''] = line.trim().split('\t')
      return { code, name }
    })
  const named = new Map<string, Region[]>()
  const add = (name: string, region: Region): void =>
    void named.set(name, [...(named.get(name) ?? []), region])
  for (const region of all) {
    add(region.name, region)
    if (region.code.length === 6 && shortOf(region.name) !== region.name) add(shortOf(region.name), region)
  }
  for (const word of NO_PLACES) named.set(word, [])
  const own = new Set<string>()
  for (const { code, aliases: names } of aliases) {
    const region = all.find((r) => r.code === code)
    for (const name of names) {
      if (region) named.set(name, [region])
      own.add(name)
    }
  }
  const near = new Set(aliases.map((a) => a.code.slice(0, 2)))
  /** Two characters → the longest name that begins with them: hardly any two of a text begin one. */
  const longest = new Map<string, number>()
  for (const name of named.keys()) {
    const start = name.slice(0, 2)
    longest.set(start, Math.max(name.length, longest.get(start) ?? 0))
  }
  const byName = new Map(all.toReversed().map((region) => [region.name, region]))

  /** Names in a text, longest first at each place, not overlapping. */
  function namesIn(text: string): Named[] {
    const found: Named[] = []
    for (let from = 0; from < text.length;) {
      let step = 1
      const most = longest.get(text.slice(from, from + 2)) ?? 0
      for (let n = Math.min(most, text.length - from); n >= 2; n--) {
        const name = text.slice(from, from + n)
        const regions = named.get(name)
        if (!regions) continue
        found.push({ name, regions, from })
        step = n
        break
      }
      from += step
    }
    return found
  }

  /** Of places of one name the one that fits the others in the text: 朝阳区 behind 长春市 is the one in 长春. */
  function settle(found: readonly Named[], home?: Region): Mention[] {
    const sure = found.flatMap((f) => (f.regions.length === 1 ? f.regions : []))
    if (home) sure.push(home)
    const mentions = found.flatMap(({ regions, name, from }): Mention[] => {
      const upper = regions.filter(isUpper)
      const inside = regions.filter((r) => sure.some((s) => s !== r && governs(s, r)))
      const [one, more] =
        regions.length === 1 ? regions : inside.length === 1 ? inside : upper.length === 1 ? upper : regions
      return one && !more ? [{ region: one, from, to: from + name.length }] : []
    })
    return mentions.toSorted((a, b) => reachOf(a.region.code).length - reachOf(b.region.code).length)
  }

  return {
    resolve: (text) => settle(namesIn(text)).at(-1)?.region,
    mentionedIn: (question, home) =>
      settle(
        namesIn(question).filter((found) => own.has(found.name) || isPlace(found, near)),
        home,
      ),
    byName: (name) => byName.get(name),
  }
}
