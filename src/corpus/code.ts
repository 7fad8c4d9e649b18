/**
 * A citation's code: six digits and a check digit, to be spoken on the telephone, read to an operator or typed.
 * The check digit is Damm's (H. M. Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004): it refuses every single
 * wrong digit and every swap of two neighbours.
 */
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
]

const damm = (digits: string): number => [...digits].reduce((row, d) => DAMM[row]?.[Number(d)] ?? 0, 0)

export const CODE_LENGTH = 7

/** True for seven digits whose check digit is right. */
export const isCode = (text: string): boolean => /^\d{7}$/.test(text) && damm(text) === 0

/**
 * Codes for clause ids. A code depends on the id alone, so it survives added gazettes; `issued` (code → id, from
 * corpus/codes.tsv) settles the rare two ids that fall on one code, and keeps a code of a clause that is gone from ever
 * meaning another. Codes do not begin with 0.
 */
export function assignCodes(
  ids: readonly string[],
  issued: ReadonlyMap<string, string>,
): Map<string, string> {
  const taken = new Map(issued)
  const codeOf = new Map([...issued].map(([code, id]) => [id, code]))
  for (const id of ids) {
    for (let attempt = 0; !codeOf.has(id); attempt++) {
      const digits = String(100_000 + (fnv1a(`${id}#${attempt}`) % 900_000))
      const code = `${digits}${damm(digits)}`
      if (taken.has(code)) continue
      taken.set(code, id)
      codeOf.set(id, code)
    }
  }
  return codeOf
}

/** FNV-1a, 32 bit (Fowler, Noll, Vo): spreads ids over the codes; nothing secret hangs on it. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const unit of new TextEncoder().encode(text)) hash = Math.imul(hash ^ unit, 0x01000193)
  return hash >>> 0
}
