/** FNV-1a with a last stir: folds and samples stay the same from run to run. */
export function hash(text: string): number {
  let h = 2166136261
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  h ^= h >>> 15
  return h >>> 0
}
