import { PortError } from '../errors.ts'
import type { Files } from '../ports/files.ts'

/** What is used of a Worker's static assets binding. */
export interface Assets {
  fetch(request: Request): Promise<Response>
}

/** Files that were uploaded beside the Worker. The host in the address means nothing to the binding. */
export function createAssetsFiles(assets: Assets): Files {
  return {
    async read(name) {
      let response: Response
      try {
        response = await assets.fetch(new Request(`https://assets.invalid/${encodeURIComponent(name)}`))
      } catch (cause) {
        throw new PortError('files', `读不了 ${name}`, { retryable: true, cause })
      }
      if (response.status === 404) return null
      if (!response.ok)
        throw new PortError('files', `读不了 ${name}：${response.status}`, {
          retryable: response.status >= 500,
        })
      return response.arrayBuffer()
    },
  }
}
