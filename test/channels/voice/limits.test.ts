import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { createHasher } from '../../../src/privacy/vault.ts'
import { readSettings } from '../../../src/settings.ts'
import { fakeServices } from '../../fixtures/services.ts'
import { KEYS } from '../../fixtures/store.ts'
import { ENV } from './hotline.ts'
import { twilioPhone } from './phone.ts'

async function limited(env: Record<string, string>) {
  const services = fakeServices({ privacy: { hasher: await createHasher(KEYS.STATE_SECRET) } })
  const settings = readSettings({ ...env, RATE_LIMIT: '5' })
  return createApp(services, settings, { log: () => {}, peerOf: () => '203.0.113.7' })
}

describe('how often a platform may ask', () => {
  it('is counted for each call, not for the platform', async () => {
    const app = await limited(ENV)
    for (let n = 0; n < 20; n++) expect((await twilioPhone(app, { sid: `CA${n}` }).start()).status).toBe(200)
    const looping = twilioPhone(app, { sid: 'CA-loop' })
    for (let n = 0; n < 5; n++) await looping.start()
    expect((await looping.post('/voice/twiml/start')).status).toBe(429)
  })

  it('is counted for the address where nobody signed', async () => {
    const app = await limited({ ...ENV, VOICE_SECRET: 'path-secret' })
    const statuses: number[] = []
    for (let n = 0; n < 7; n++)
      statuses.push((await app.request(`/voice/twiml/guess-${n}/start?CallSid=CA${n}`)).status)
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429])
    expect((await app.request('/voice/twiml/path-secret/start?CallSid=CA9')).status).toBe(200)
  })
})
