/** Changes when a text does, so that a browser may keep it for ever under an address with the mark. Not a secret: a short checksum. */
export function markOf(text: string): string {
  let sum = 5381
  for (let i = 0; i < text.length; i++) sum = ((sum << 5) + sum + text.charCodeAt(i)) >>> 0
  return sum.toString(36)
}
