/** About 20 seconds at 180 characters a minute: what one can keep in mind. */
export const LONGEST_SEGMENT = 60

/**
 * TwiML: a Say may have 4,500 characters URL-encoded, a Chinese character makes 9 of them, so 500 is the limit
 * (Twilio error 13521); the rest is for stops and safety.
 */
export const LONGEST_GROUP = 480

/** Where a text that is too long is parted, best first. */
const STOPS = [/(?<=[。？\n])/, /(?<=；)/, /(?<=[，：])/, /(?<=、)/]

/**
 * A spoken text in segments of at most `most` characters that can be said again one by one: cut at ends of sentences, where
 * a sentence is longer at ； or else ，or 、, and only where there is none between characters. Joined they are the text.
 */
export const segmentsOf = (spoken: string, most = LONGEST_SEGMENT): string[] =>
  pack(part(spoken, most, 0), most)
    .map((segment) => segment.replace(/\n/g, ''))
    .filter((segment) => segment !== '')

/** Segments joined to what one verb may say, at most `most` characters each; a segment is never parted. */
export const groupsOf = (segments: readonly string[], most = LONGEST_GROUP): string[] => pack(segments, most)

function part(text: string, most: number, level: number): string[] {
  const stop = STOPS[level]
  if (!stop) return text.match(new RegExp(`[^]{1,${most}}`, 'gu')) ?? []
  const pieces = text.split(stop).filter((piece) => piece !== '')
  return pieces.flatMap((piece) =>
    piece.length <= most ? [piece] : pack(part(piece, most, level + 1), most),
  )
}

function pack(pieces: readonly string[], most: number): string[] {
  const packed: string[] = []
  for (const piece of pieces) {
    const last = packed.at(-1)
    if (last !== undefined && last.length + piece.length <= most) packed[packed.length - 1] = last + piece
    else packed.push(piece)
  }
  return packed
}
