import { expect, it } from 'vitest'
import { createAssetsFiles } from '../../src/drivers/assets-files.ts'
import { PortError } from '../../src/errors.ts'
import { filesContract } from '../ports/files.contract.ts'

filesContract('assets', async (files) =>
  createAssetsFiles({
    fetch: async (request) => {
      const bytes = files[new URL(request.url).pathname.slice(1)]
      return bytes ? new Response(new Uint8Array(bytes)) : new Response('none', { status: 404 })
    },
  }),
)

it('tells a binding that fails from a file that is missing', async () => {
  const failing = createAssetsFiles({ fetch: async () => new Response('', { status: 500 }) })
  const gone = createAssetsFiles({ fetch: () => Promise.reject(new Error('gone')) })
  await expect(failing.read('a')).rejects.toMatchObject({ name: 'PortError', retryable: true })
  await expect(gone.read('a')).rejects.toBeInstanceOf(PortError)
})
