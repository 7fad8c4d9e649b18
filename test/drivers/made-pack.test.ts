import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMadePack } from '../../src/drivers/made-pack.ts'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { writePack } from '../../src/drivers/node-pack.ts'
import type { OfflinePack } from '../../src/ports/offline-pack.ts'
import { testFolder } from '../fixtures/store.ts'

const DIGEST = 'a'.repeat(64)
const piece = new Uint8Array([1, 2, 3]).buffer
const list = { version: 'v', bytes: 3, parts: [{ name: 'x', pieces: [{ digest: DIGEST, bytes: 3 }] }] }

/** Counts how often the pack is made. */
function counted() {
  const made = { times: 0 }
  const pack: OfflinePack = {
    list: () => Promise.resolve((made.times++, list)),
    piece: (digest) => Promise.resolve(digest === DIGEST ? piece : null),
    worker: () => Promise.resolve('worker'),
  }
  return { made, pack }
}

describe('a pack made beforehand', () => {
  it('is read as it was made, and nothing else is', async () => {
    const folder = testFolder()
    await writePack(counted().pack, folder)
    const pack = createMadePack(createNodeFiles(folder))
    expect(await pack.list()).toMatchObject(list)
    expect(await pack.worker()).toBe('worker')
    expect(new Uint8Array((await pack.piece(DIGEST)) ?? [])).toEqual(new Uint8Array(piece))
    expect(await pack.piece('b'.repeat(64))).toBeNull()
    expect(await pack.piece('../../package')).toBeNull()
  })

  it('is made anew only when the index is another', async () => {
    const folder = testFolder()
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'clauses.json'), 'one')
    const { made, pack } = counted()
    await writePack(pack, folder)
    await writePack(pack, folder)
    expect(made.times).toBe(1)
    writeFileSync(join(folder, 'clauses.json'), 'two')
    await writePack(pack, folder)
    expect(made.times).toBe(2)
    expect(readFileSync(join(folder, 'worker.js'), 'utf8')).toBe('worker')
  })

  it('says what is to be done when it is missing', async () => {
    await expect(createMadePack(createNodeFiles(testFolder())).list()).rejects.toThrow('npm run client')
  })
})
