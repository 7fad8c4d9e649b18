/** The place of a number among ascending ones, by halving; -1: it is not there. */
export function placeOf(number: number, sorted: Uint32Array): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < number) low = middle + 1
    else high = middle
  }
  return sorted[low] === number ? low : -1
}
