import { pinyin } from 'pinyin-pro'

/** Characters that are mistaken for each other by sight, as one chooses from a list or reads a scan. */
const ALIKE = [
  '未末',
  '己已',
  '人入',
  '土士',
  '千干',
  '天夫',
  '日目',
  '大太',
  '今令',
  '庆厌',
  '免兔',
  '折拆',
  '侯候',
  '辨辩',
  '拔拨',
  '晴睛',
  '幕墓',
  '待侍',
  '准淮',
  '治冶',
  '贷货',
  '栽裁',
  '由田',
  '申甲',
  '间问',
  '住往',
  '老考',
  '补扑',
  '贴帖',
]
const alike = new Map(ALIKE.flatMap(([a = '', b = '']) => [[a, b] as const, [b, a] as const]))

/** Syllable without tone → frequent characters that sound so, as an input method offers them. */
export function homophones(texts: Iterable<string>): Map<string, string[]> {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const c of text) if (/\p{Script=Han}/u.test(c)) counts.set(c, (counts.get(c) ?? 0) + 1)
  const bySound = new Map<string, string[]>()
  for (const [c] of [...counts].toSorted((a, b) => b[1] - a[1])) {
    const sound = pinyin(c, { toneType: 'none' })
    bySound.set(sound, [...(bySound.get(sound) ?? []), c])
  }
  return bySound
}

export const MISTAKES = ['swap', 'drop', 'homophone', 'shape'] as const
export type Mistake = (typeof MISTAKES)[number]

/** The text with one mistake, the same for the same seed; unchanged where the text offers no place for it. */
export function mistype(
  text: string,
  mistake: Mistake,
  seed: number,
  bySound: ReadonlyMap<string, readonly string[]>,
): string {
  const characters = [...text]
  const places = characters.flatMap((c, i) => (canGoWrong(characters, i, mistake, bySound) ? [i] : []))
  const at = places[seed % places.length]
  if (at === undefined) return text
  const c = characters[at] ?? ''
  if (mistake === 'swap') characters.splice(at, 2, characters[at + 1] ?? '', c)
  else if (mistake === 'drop') characters.splice(at, 1)
  else characters[at] = mistake === 'shape' ? (alike.get(c) ?? c) : otherOf(c, seed, bySound)
  return characters.join('')
}

function canGoWrong(
  characters: readonly string[],
  i: number,
  mistake: Mistake,
  bySound: ReadonlyMap<string, readonly string[]>,
): boolean {
  const c = characters[i] ?? ''
  if (!/\p{Script=Han}/u.test(c)) return false
  if (mistake === 'shape') return alike.has(c)
  if (mistake === 'homophone') return othersOf(c, bySound).length > 0
  const next = characters[i + 1] ?? ''
  return mistake === 'drop' || (/\p{Script=Han}/u.test(next) && next !== c)
}

/** The five most frequent that sound so: who mistypes takes one of the first that are offered. */
const othersOf = (c: string, bySound: ReadonlyMap<string, readonly string[]>): string[] =>
  (bySound.get(pinyin(c, { toneType: 'none' })) ?? []).filter((other) => other !== c).slice(0, 5)

function otherOf(c: string, seed: number, bySound: ReadonlyMap<string, readonly string[]>): string {
  const others = othersOf(c, bySound)
  return others[(seed >>> 8) % others.length] ?? c
}
