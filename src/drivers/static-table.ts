/**
 * A trained table: a vector for each of some ten thousand pieces of text (characters and pairs). A text's vector is
 * the mean of its pieces' vectors, turned from the table's few dimensions into the teacher's many.
 */
export interface StaticTable {
  /** static-v1 */
  name: string
  /** Whose vectors it learned to foresee. */
  space: string
  /** Of the table. */
  rank: number
  /** Of the vectors it gives. */
  dimensions: number
  pieces: string[]
  /** pieces × rank, 8 bits each… */
  rows: Int8Array
  /** …times the piece's own scale. */
  scales: Float32Array
  /** dimensions × rank: from the table's space to the teacher's. */
  basis: Float32Array
}

const MAGIC = 'TZTABLE1'
const ALIGN = 4

interface Header {
  name: string
  space: string
  rank: number
  dimensions: number
  pieces: string[]
}

/** Runs of three were tried: they took two thirds of the table and lowered the cosine with the teacher. */
const LONGEST_PIECE = 2

/**
 * A text's pieces: its characters and the pairs of neighbours, with ^ and $ for its two ends, folded as normalisation
 * form KC, small letters, no white space. Repeats are kept.
 */
export function piecesOf(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const characters = ['^', ...folded, '$']
  const pieces: string[] = []
  for (let length = 1; length <= LONGEST_PIECE; length++)
    for (let from = 0; from + length <= characters.length; from++)
      pieces.push(characters.slice(from, from + length).join(''))
  return pieces
}

/** Magic, header length, header (JSON), then rows, scales and basis, each at a multiple of four bytes. Little-endian. */
export function writeTable(table: StaticTable): Uint8Array<ArrayBuffer> {
  const { rows, scales, basis, ...header } = table
  const json = new TextEncoder().encode(JSON.stringify(header satisfies Header))
  const parts: Uint8Array[] = [
    new TextEncoder().encode(MAGIC),
    new Uint8Array(Uint32Array.of(json.length).buffer),
    json,
  ]
  for (const part of [rows, scales, basis])
    parts.push(new Uint8Array(part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength)))
  const size = parts.reduce((sum, part) => sum + aligned(part.length), 0)
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += aligned(part.length)
  }
  return bytes
}

/** Reads writeTable's bytes; the arrays are views of them. An Error says what does not fit. */
export function readTable(bytes: ArrayBuffer): StaticTable {
  const magic = new TextDecoder().decode(new Uint8Array(bytes, 0, Math.min(MAGIC.length, bytes.byteLength)))
  if (magic !== MAGIC) throw new Error('这不是向量表，或者是另一版')
  const length = new Uint32Array(bytes, MAGIC.length, 1)[0] as number
  const start = MAGIC.length + ALIGN
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, start, length))) as Header
  const { rank, dimensions, pieces } = header
  const rowsAt = start + aligned(length)
  const scalesAt = rowsAt + aligned(pieces.length * rank)
  const basisAt = scalesAt + pieces.length * ALIGN
  if (basisAt + dimensions * rank * ALIGN !== bytes.byteLength) throw new Error('向量表长度不对')
  return {
    ...header,
    rows: new Int8Array(bytes, rowsAt, pieces.length * rank),
    scales: new Float32Array(bytes, scalesAt, pieces.length),
    basis: new Float32Array(bytes, basisAt, dimensions * rank),
  }
}

const aligned = (length: number): number => Math.ceil(length / ALIGN) * ALIGN
