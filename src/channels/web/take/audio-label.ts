import type { Clip } from '../../../ports/speech.ts'

/** What a file of sound says of itself, for players and for those who check (GB 45438—2025, 5: implicit label). */
export interface AudioLabel {
  title: string
  producer: string
  id: string
}

type Bytes = Uint8Array<ArrayBuffer>

/** Sound with its title and the label of generated content in its header: MP3 and WAV; others are given as they are. */
export function labelled(clip: Clip, label: AudioLabel): Clip {
  const bytes = new Uint8Array(clip.bytes)
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  if (/^audio\/(mpeg|mp3)\b/.test(clip.type)) return { ...clip, bytes: joined(id3(label), bytes).buffer }
  if (head.startsWith('RIFF') && head.endsWith('WAVE')) return { ...clip, bytes: waved(bytes, label).buffer }
  return clip
}

/** Label 1: made by a machine. */
const markOf = ({ producer, id }: AudioLabel): string =>
  JSON.stringify({ AIGC: { Label: '1', ContentProducer: producer, ProduceID: id } })

/** ID3 2.4: title, and a user-defined text named AIGC; both in UTF-8. */
function id3(label: AudioLabel): Bytes {
  const frame = (name: string, text: string): Bytes => {
    const body = joined(Uint8Array.of(3), utf8(text))
    return joined(utf8(name), sevenBits(body.length), Uint8Array.of(0, 0), body)
  }
  const frames = joined(frame('TIT2', label.title), frame('TXXX', `AIGC\0${markOf(label)}`))
  return joined(utf8('ID3'), Uint8Array.of(4, 0, 0), sevenBits(frames.length), frames)
}

/** Sizes of ID3 have seven bits a byte. */
const sevenBits = (n: number): Bytes =>
  Uint8Array.of((n >> 21) & 127, (n >> 14) & 127, (n >> 7) & 127, n & 127)

/** A LIST chunk behind the sound, where every reader of WAV passes over what it does not know. */
function waved(bytes: Bytes, label: AudioLabel): Bytes {
  const info = joined(utf8('INFO'), chunk('INAM', utf8(label.title)), chunk('ICMT', utf8(markOf(label))))
  const whole = joined(bytes, new Uint8Array(bytes.length % 2), chunk('LIST', info))
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true)
  return whole
}

function chunk(name: string, body: Bytes): Bytes {
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, body.length, true)
  return joined(utf8(name), size, body, new Uint8Array(body.length % 2))
}

const utf8 = (text: string): Bytes => Uint8Array.from(new TextEncoder().encode(text))

function joined(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
