import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Embedder } from '../src/ports/embedder.ts'

/** Lines a file of the cache: a run that is stopped loses no more than the file it was at. */
const PART = 4096

/**
 * The teacher's vectors of the lines, one after another. They are kept in `cacheDir` (never in the project): the second
 * run reads them in seconds. Lines are put in order of length first, so that a batch carries little padding.
 */
export async function teacherVectors(lines: readonly string[], teacher: Embedder, cacheDir: string) {
  const { dimensions } = teacher
  mkdirSync(cacheDir, { recursive: true })
  const known = readCache(cacheDir, dimensions)
  const missing = lines.filter((line) => !known.has(keyOf(line))).sort((a, b) => a.length - b.length)
  for (let from = 0; from < missing.length; from += PART) {
    const part = missing.slice(from, from + PART)
    const made = await teacher.embedDocuments(part)
    const vectors = Float32Array.from(made.flat())
    part.forEach((line, i) => known.set(keyOf(line), vectors.subarray(i * dimensions, (i + 1) * dimensions)))
    savePart(cacheDir, part, vectors)
    console.log(`teacher: ${Math.min(from + PART, missing.length)} of ${missing.length} new lines`)
  }
  const all = new Float32Array(lines.length * dimensions)
  lines.forEach((line, i) => all.set(known.get(keyOf(line)) ?? [], i * dimensions))
  return all
}

const keyOf = (line: string): string => createHash('sha256').update(line).digest('base64').slice(0, 16)

function savePart(dir: string, lines: readonly string[], vectors: Float32Array): void {
  const keys = lines.map(keyOf).join('')
  const name = createHash('sha256').update(keys).digest('hex').slice(0, 16)
  const file = join(dir, `${name}.part`)
  writeFileSync(`${file}.new`, Buffer.concat([Buffer.from(keys), Buffer.from(vectors.buffer)]))
  renameSync(`${file}.new`, file)
  const list = join(dir, 'parts.txt')
  writeFileSync(list, `${existsSync(list) ? readFileSync(list, 'utf8') : ''}${name} ${lines.length}\n`)
}

function readCache(dir: string, dimensions: number): Map<string, Float32Array> {
  const known = new Map<string, Float32Array>()
  const list = join(dir, 'parts.txt')
  if (!existsSync(list)) return known
  for (const entry of readFileSync(list, 'utf8').trim().split('\n')) {
    const [name, count] = entry.split(' ')
    const bytes = readFileSync(join(dir, `${name}.part`))
    const size = Number(count)
    const keys = bytes.toString('latin1', 0, size * 16)
    const vectors = new Float32Array(
      bytes.buffer.slice(bytes.byteOffset + size * 16, bytes.byteOffset + bytes.length),
    )
    for (let i = 0; i < size; i++)
      known.set(keys.slice(i * 16, i * 16 + 16), vectors.subarray(i * dimensions, (i + 1) * dimensions))
  }
  return known
}
