import { PortError } from '../errors.ts'
import type { SmsSender } from '../ports/sms-sender.ts'

export interface HttpSms {
  url: string
  key: string
  /** Milliseconds that the gateway may take. */
  patience?: number
}

/** A gateway that takes `{ to, text }` as JSON with `Authorization: Bearer KEY`, and answers 2xx when it will send it. */
export function createHttpSmsSender({ url, key, patience = 5_000 }: HttpSms): SmsSender {
  return {
    name: 'http',
    async send(to, text) {
      let status: number
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
          body: JSON.stringify({ to, text }),
          // The key goes to this address and to no other.
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
        })
        status = response.status
        await response.body?.cancel()
      } catch (cause) {
        // Whether it was sent is not known: nobody sends it again.
        throw new PortError('sms', '短信平台没有回应', { retryable: false, unsure: true, cause })
      }
      if (status < 200 || status > 299)
        throw new PortError('sms', `短信平台回答 ${status}`, { retryable: false })
    },
  }
}
