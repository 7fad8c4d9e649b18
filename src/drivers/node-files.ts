import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PortError } from '../errors.ts'
import type { Files } from '../ports/files.ts'

/** Files of one folder. A name is a file's own: nothing outside the folder can be named. */
export function createNodeFiles(folder: string): Files {
  return {
    async read(name) {
      if (!/^[\w-][\w.-]*$/.test(name))
        throw new PortError('files', `不是文件名：${name}`, { retryable: false })
      try {
        const bytes = await readFile(join(folder, name))
        return Uint8Array.from(bytes).buffer
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw new PortError('files', `读不了 ${join(folder, name)}`, { retryable: false, cause })
      }
    },
  }
}
