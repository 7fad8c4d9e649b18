import type { Way } from './reader.ts'

/** Which sample is drawn; each day another, and always told in the names of the tests. */
export const SEED = process.env.SEED ?? new Date().toISOString().slice(0, 10)

/** Of the states in a way other than the first, so many. BROWSER=all tries every one. */
const SOME = process.env.BROWSER === 'all' ? Infinity : 2
/** And of the first way, where what is the same in all ways is seen. */
const FIRST = process.env.BROWSER === 'all' ? Infinity : 14

/** Which of them are tried today, in this way. */
export function drawn<State extends { name: string }>(states: readonly State[], way: Way): State[] {
  const lotOf = ({ name }: State) => `${way.name} ${name}`
  const names = draw(states.map(lotOf), !way.query && !way.context && !way.plain ? FIRST : SOME)
  return states.filter((state) => names.includes(lotOf(state)))
}

/** So many of them, each day others. */
export const draw = (names: readonly string[], count: number): string[] =>
  names.toSorted((a, b) => lot(a) - lot(b)).slice(0, count)

/** 0 to 1, the same for the same name and seed: FNV-1a, its high bits stirred into the low. */
function lot(name: string): number {
  let hash = 2166136261
  for (const letter of `${SEED} ${name}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}
