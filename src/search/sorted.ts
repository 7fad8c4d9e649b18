/** The place of a number among ascending ones, in [from, to), by halving; -1: it is not there. */
export function placeOf(number: number, sorted: Uint32Array, from = 0, to = sorted.length): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < number) low = middle + 1
    else high = middle
  }
  return low < to && sorted[low] === number ? low : -1
}
