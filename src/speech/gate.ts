/** Chinese characters and stops; 〇 is written, 零 is said. */
const SAYABLE = /[\p{Script=Han}、，；：？。\n]/u

/**
 * What a voice would stumble on in a spoken text: digits, Latin letters, brackets, quotation marks, odd signs, white space,
 * stops that meet or begin a line. Empty: it may be spoken.
 */
export function findStumbles(spoken: string): string[] {
  const odd = Array.from(spoken).filter((c) => !SAYABLE.test(c) || c === '〇')
  const stops = spoken.match(/[、，；：？。]{2,}|^[、，；：？。]+/gm) ?? []
  return [...odd, ...stops]
}
