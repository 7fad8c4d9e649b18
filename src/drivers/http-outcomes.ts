import { hexOf } from '../digest.ts'
import { PortError } from '../errors.ts'
import type { OutcomeReceiver } from '../ports/outbox.ts'

export interface HttpOutcomes {
  url: string
  secret: string
  /** Milliseconds that the other system may take. */
  patience?: number
}

/**
 * POST with `Tingzheng-Signature: t=seconds,v1=hex`, HMAC-SHA256(secret, t + "." + body), and the outcome's id as
 * `Idempotency-Key`. Any 2xx means that it is there.
 */
export function createHttpOutcomes({ url, secret, patience = 5_000 }: HttpOutcomes): OutcomeReceiver {
  return {
    name: 'http',
    async tell(id, body) {
      const seconds = Math.floor(Date.now() / 1000)
      let status: number
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': id,
            'tingzheng-signature': `t=${seconds},v1=${await signatureOf(secret, `${seconds}.${body}`)}`,
          },
          body,
          // What is told goes to this address and to no other.
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
        })
        status = response.status
        await response.body?.cancel()
      } catch (cause) {
        throw new PortError('outcomes', '收结果的系统没有回应', { retryable: true, unsure: true, cause })
      }
      if (status < 200 || status > 299)
        throw new PortError('outcomes', `收结果的系统回答 ${status}`, { retryable: true })
    },
  }
}

async function signatureOf(secret: string, text: string): Promise<string> {
  const bytes = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['sign'])
  return hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(text))))
}
