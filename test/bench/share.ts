import type { Share } from '../../src/channels/web/score/figures.ts'

/** Wilson's interval of a share, 95 % (z = 1.96): also honest where few were asked or all were right. */
export function wilson(hits: number, all: number): Share {
  const z = 1.96
  const p = hits / all
  const middle = (p + (z * z) / (2 * all)) / (1 + (z * z) / all)
  const half = (z / (1 + (z * z) / all)) * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all))
  return { hits, all, low: middle - half, high: middle + half }
}

/** How many of these; null of none. */
export const shareOf = <T>(list: readonly T[], isHit: (item: T) => boolean): Share | null =>
  list.length === 0 ? null : wilson(list.filter(isHit).length, list.length)
