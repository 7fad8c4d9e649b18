/** Stretches in order, with those that touch or overlap made one. */
export function joinParts(parts: readonly [number, number][]): [number, number][] {
  const joined: [number, number][] = []
  for (const [from, to] of parts) {
    const last = joined.at(-1)
    if (last && last[1] >= from) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}
