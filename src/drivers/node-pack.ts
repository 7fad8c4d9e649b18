import { createHash } from 'node:crypto'
import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OfflinePack } from '../ports/offline-pack.ts'
import { LIST_FILE, WORKER_FILE, pieceFile } from './made-pack.ts'

/** Writes a pack beside the index that it is made of; what stands there of the same index stays. The worker is always new. */
export async function writePack(pack: OfflinePack, folder: string): Promise<void> {
  await writeFile(join(folder, WORKER_FILE), await pack.worker())
  const of = await indexOf(folder)
  const made = await readFile(join(folder, LIST_FILE), 'utf8').catch(() => '{}')
  if ((JSON.parse(made) as { of?: string }).of === of) return
  for (const name of await readdir(folder))
    if (/^pack-[\da-f]+\.bin$/.test(name)) await rm(join(folder, name))
  const list = await pack.list()
  for (const { digest } of list.parts.flatMap(({ pieces }) => pieces))
    await writeFile(join(folder, pieceFile(digest)), new Uint8Array((await pack.piece(digest)) ?? []))
  await writeFile(join(folder, LIST_FILE), JSON.stringify({ ...list, of }))
}

/** Tells one index, and one way of packing it, from another. */
async function indexOf(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).filter((file) => !/^pack|^worker\.js$/.test(file)).toSorted())
    hash.update(name).update(await readFile(join(folder, name)))
  return hash.update(await readFile(new URL('index-pack.ts', import.meta.url))).digest('hex')
}
