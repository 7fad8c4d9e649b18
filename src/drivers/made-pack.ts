import { PortError } from '../errors.ts'
import type { Files } from '../ports/files.ts'
import type { OfflinePack, PackList } from '../ports/offline-pack.ts'

/** Names of what `npm run client` makes of the index for a platform that cannot make it itself. */
export const LIST_FILE = 'pack.json'
export const WORKER_FILE = 'worker.js'
export const pieceFile = (digest: string): string => `pack-${digest}.bin`

/** A pack that was made beforehand and lies among the files of the index. */
export function createMadePack(files: Files): OfflinePack {
  const text = async (name: string) => {
    const bytes = await files.read(name)
    if (bytes) return new TextDecoder().decode(bytes)
    throw new PortError('files', `缺少 ${name}：请运行 npm run client`, { retryable: false })
  }
  return {
    list: async () => JSON.parse(await text(LIST_FILE)) as PackList,
    piece: async (digest) => (/^[\da-f]{64}$/.test(digest) ? files.read(pieceFile(digest)) : null),
    worker: () => text(WORKER_FILE),
  }
}
