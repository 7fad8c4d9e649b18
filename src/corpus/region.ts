/**
 * Places and what lies in what. A code of GB/T 2260 has six digits: two of the province, two of the prefecture, two of the
 * county; 00 stands for "all of it". A rule comes from above, never from beside: a document holds for its own place and
 * for the places in it.
 */
export interface Region {
  code: string
  name: string
}

export interface Regions {
  /** The innermost place that a text names (长春市朝阳区 → 朝阳区 in 长春市); undefined when it names none that is known. */
  resolve(text: string): Region | undefined
  /** Places that a question names, outermost first; words that merely look like a short place name are left out. */
  mentionedIn(question: string): Region[]
  byName(name: string): Region | undefined
}

const SUFFIX =
  /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|(?:[\p{Script=Han}]{1,4}族)+自治[州县旗]|自治[州县旗]|地区|林区|[省市州盟县区旗])$/u

/** Short names of prefectures that are words of their own. */
const WORDS = new Set([
  '安康',
  '大同',
  '东方',
  '和平',
  '平安',
  '长治',
  '保定',
  '太平',
  '吉安',
  '怀化',
  '通化',
  '中山',
  '文山',
  '昌都',
])

const shortOf = (name: string): string => {
  const short = name.replace(SUFFIX, '')
  return short.length >= 2 ? short : name
}

/** How far a code reaches: 22, 2201, 220104. */
const reachOf = (code: string): string => code.replace(/(?:00){1,2}$/, '')

/** True when a document of `above` holds in `place`. */
export const governs = (above: Region, place: Region): boolean => place.code.startsWith(reachOf(above.code))

/** True when one lies in the other: a question about a county may be answered by its province. */
export const related = (a: Region, b: Region): boolean => governs(a, b) || governs(b, a)

/**
 * Whether a name in running text means the place. Provinces and prefectures do by their short names too, unless these are
 * words (安康); a far county only by a full name that is not a piece of another word (示范县 holds 范县, 新城区 is no district).
 */
function isPlace({ name, regions }: Named, near: ReadonlySet<string>): boolean {
  if (regions.some((r) => r.code.endsWith('00'))) return SUFFIX.test(name) || !WORDS.has(name)
  if (regions.some((r) => near.has(r.code.slice(0, 2)))) return name.length >= 3 || !/区$/.test(name)
  return name.length >= 3 && /[县市旗]$/.test(name)
}

interface Named {
  name: string
  regions: Region[]
}

/** Reads corpus/regions.tsv (code, tab, name); `aliases` are the editors' own (manifest.json). */
export function readRegions(
  tsv: string,
  aliases: readonly { code: string; aliases: readonly string[] }[] = [],
): Regions {
  const all: Region[] = tsv
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ code: line.slice(0, 6), name: line.slice(7).trim() }))
  const named = new Map<string, Region[]>()
  const add = (name: string, region: Region): void =>
    void named.set(name, [...(named.get(name) ?? []), region])
  for (const region of all) {
    add(region.name, region)
    if (shortOf(region.name) !== region.name) add(shortOf(region.name), region)
  }
  for (const { code, aliases: names } of aliases) {
    const region = all.find((r) => r.code === code)
    for (const name of names) if (region) named.set(name, [region])
  }
  const aliased = new Set(aliases.map((a) => a.code.slice(0, 2)))
  const longest = Math.max(...[...named.keys()].map((n) => n.length))

  /** Names in a text, longest first at each place, not overlapping. */
  function namesIn(text: string): Named[] {
    const found: Named[] = []
    for (let i = 0; i < text.length;) {
      let step = 1
      for (let n = Math.min(longest, text.length - i); n >= 2; n--) {
        const regions = named.get(text.slice(i, i + n))
        if (!regions) continue
        found.push({ name: text.slice(i, i + n), regions })
        step = n
        break
      }
      i += step
    }
    return found
  }

  /** Of places of one name the one that fits the others in the text: 朝阳区 behind 长春市 is the one in 长春. */
  function settle(found: readonly { regions: Region[] }[]): Region[] {
    const sure = found.filter((f) => f.regions.length === 1).flatMap((f) => f.regions)
    return found.flatMap(({ regions }) => {
      if (regions.length === 1) return regions
      const upper = regions.filter((r) => r.code.endsWith('00'))
      const inside = regions.filter((r) => sure.some((s) => governs(s, r)))
      return inside.length === 1 ? inside : upper.length === 1 ? upper : []
    })
  }

  return {
    resolve: (text) =>
      settle(namesIn(text)).toSorted((a, b) => reachOf(b.code).length - reachOf(a.code).length)[0],
    mentionedIn: (question) => {
      const sure = namesIn(question).filter((found) => isPlace(found, aliased))
      return settle(sure).toSorted((a, b) => reachOf(a.code).length - reachOf(b.code).length)
    },
    byName: (name) => all.find((r) => r.name === name),
  }
}
