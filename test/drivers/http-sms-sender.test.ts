import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createHttpSmsSender } from '../../src/drivers/http-sms-sender.ts'
import { PortError } from '../../src/errors.ts'

interface Got {
  authorization: string | undefined
  body: unknown
}

/** A gateway that answers as it is told; 0: not at all. */
async function gateway(status: number) {
  const got: Got[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += String(part)))
    request.on('end', () => {
      got.push({ authorization: request.headers.authorization, body: JSON.parse(text) })
      if (status > 0) response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms` }
}

it('hands number and text to the gateway, with the key', async () => {
  const { got, url } = await gateway(202)
  await createHttpSmsSender({ url, key: 'k1' }).send('13943218765', '您好')
  expect(got).toEqual([{ authorization: 'Bearer k1', body: { to: '13943218765', text: '您好' } }])
})

it.each([
  [500, false],
  [403, false],
  [302, false],
  [0, true],
])('a gateway that answers %s did not send, or nobody knows', async (status, unsure) => {
  const { got, url } = await gateway(status)
  const sending = createHttpSmsSender({ url, key: 'k1', patience: 300 }).send('13943218765', '您好')
  await expect(sending).rejects.toBeInstanceOf(PortError)
  await expect(sending).rejects.toMatchObject({ port: 'sms', retryable: false, unsure })
  expect(got).toHaveLength(1)
})
