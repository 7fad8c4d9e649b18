import { sha256 } from '../../digest.ts'
import type { PackList, PackPiece } from '../../ports/offline-pack.ts'
import { ANSWERS, LIST, PACK, pieceAddress } from '../pack-state.ts'

export const piecesOf = ({ parts }: PackList): PackPiece[] => parts.flatMap(({ pieces }) => pieces)

export async function readList(): Promise<PackList & { settings: Record<string, string> }> {
  const response = await fetch(LIST, { cache: 'no-cache' })
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as PackList & { settings: Record<string, string> }
}

/** What an interrupted download, or an older pack, has not brought yet. */
export async function missingPieces(list: PackList): Promise<PackPiece[]> {
  if (!(await caches.has(PACK))) return piecesOf(list)
  const cache = await caches.open(PACK)
  const here = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  return piecesOf(list).filter(({ digest }) => !here.has(pieceAddress(digest)))
}

/** Brings what is missing, piece by piece; each is kept as soon as it is whole. Rejects where the line breaks. */
export async function addDownloaded(list: PackList, progress: (done: number) => void): Promise<void> {
  const missing = await missingPieces(list)
  const cache = await caches.open(PACK)
  let done = list.bytes - missing.reduce((sum, { bytes }) => sum + bytes, 0)
  progress(done)
  for (const { digest, bytes } of missing) {
    const response = await fetch(pieceAddress(digest))
    const piece = await response.arrayBuffer()
    if (!response.ok || (await sha256(piece)) !== digest) throw new Error(`${digest}: ${response.status}`)
    await cache.put(pieceAddress(digest), new Response(piece))
    progress((done += bytes))
  }
}

/** Everything of ours on this device: the pack, the answers, and what stands between the pages and the network. */
export async function remove(): Promise<void> {
  await Promise.all([PACK, ANSWERS].map((name) => caches.delete(name)))
  const found = await navigator.serviceWorker.getRegistration('/')
  await found?.unregister()
}
