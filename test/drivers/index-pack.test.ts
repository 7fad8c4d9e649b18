import { readFileSync, readdirSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createExactVectorStore } from '../../src/drivers/exact-vector-store.ts'
import { createIndexPack } from '../../src/drivers/index-pack.ts'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { createPackFiles } from '../../src/drivers/pack-files.ts'
import { loadStaticEmbedder } from '../../src/drivers/static-embedder.ts'
import type { Files } from '../../src/ports/files.ts'
import type { PackList } from '../../src/ports/offline-pack.ts'
import { servicesFrom } from '../../src/services-from.ts'
import { readSettings } from '../../src/settings.ts'

const SEED = 20_261_125
const DRAWN = 50
/** At most this many may find another clause first than online: measured 3 of 500. */
const OTHERS = 1

const index = createNodeFiles('index')
const pack = createIndexPack(index, () => Promise.resolve(''))
const services = async (files: Files) => {
  const table = await loadStaticEmbedder(files)
  const drivers = { files, store: createExactVectorStore, ...(table ? { embedder: table.embedder } : {}) }
  return servicesFrom(drivers, readSettings({ TODAY: '2026-01-31' }))
}

interface Asked {
  plain?: string[]
  everyday?: string[]
  heard?: string[]
}

/** What people ask of the clauses, so many drawn by the seed. */
function drawn(): string[] {
  const all = readdirSync('corpus/questions')
    .filter((file) => file !== 'unanswerable.json')
    .flatMap((file) =>
      Object.values(JSON.parse(readFileSync(`corpus/questions/${file}`, 'utf8')) as Record<string, Asked>),
    )
    .flatMap(({ plain = [], everyday = [], heard = [] }) => [...plain, ...everyday, ...heard])
  let state = SEED
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31)
  return Array.from({ length: DRAWN }, () => all[next() % all.length] ?? '')
}

describe('the offline pack', () => {
  let list: PackList
  beforeAll(async () => {
    list = await pack.list()
  }, 120_000)

  it('takes 12 MB at most, in pieces that a slow line brings', () => {
    const sizes = list.parts.flatMap((part) => part.pieces.map(({ bytes }) => bytes))
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBe(list.bytes)
    expect(list.bytes).toBeLessThan(11_500_000)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(256 * 1024)
  })

  it('names each piece by its digest, and has no other', async () => {
    for (const { pieces } of list.parts)
      for (const { digest, bytes } of pieces) {
        const piece = new Uint8Array((await pack.piece(digest)) ?? new ArrayBuffer(0))
        expect(piece.byteLength).toBe(bytes)
        expect(createHash('sha256').update(piece).digest('hex')).toBe(digest)
      }
    expect(await pack.piece('../snapshot.json')).toBeNull()
  })

  it('gives the files back as they were, but for the table', async () => {
    const files = createPackFiles(list, pack.piece)
    for (const { name } of list.parts.filter((part) => part.name !== 'embedder.bin')) {
      const [there, here] = [await files.read(name), await index.read(name)]
      expect(there && here && Buffer.from(there).equals(Buffer.from(here)), name).toBe(true)
    }
    expect(await files.read('nothing')).toBeNull()
    await expect(createPackFiles(list, () => Promise.resolve(null)).read('words.bin')).rejects.toMatchObject({
      port: 'files',
    })
  })

  it(`finds the same clause first as online for ${DRAWN} questions (seed ${SEED})`, async () => {
    const [online, offline] = [await services(index), await services(createPackFiles(list, pack.piece))]
    const others: string[] = []
    for (const question of drawn()) {
      const [here, there] = [await online.ask({ question }), await offline.ask({ question })]
      if (here.citations[0]?.clauseId !== there.citations[0]?.clauseId) others.push(question)
    }
    console.log(`offline pack: ${list.bytes} bytes; same first clause ${DRAWN - others.length} of ${DRAWN}`)
    expect(others.length, others.join('；')).toBeLessThanOrEqual(OTHERS)
  }, 180_000)
})
