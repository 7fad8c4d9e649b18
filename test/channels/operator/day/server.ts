import { createApp } from '../../../../src/app.ts'
import { createHttpOutcomes } from '../../../../src/drivers/http-outcomes.ts'
import { openLibsqlStore } from '../../../../src/drivers/libsql-store.ts'
import { createLocalLive } from '../../../../src/drivers/local-live.ts'
import { createNodePasswords } from '../../../../src/drivers/node-passwords.ts'
import { listen } from '../../../../src/drivers/node-server.ts'
import { deliverOften } from '../../../../src/node-outbox.ts'
import { createHasher, createVault } from '../../../../src/privacy/vault.ts'
import { readSettings } from '../../../../src/settings.ts'
import { answerOf, fakeServices } from '../../../fixtures/services.ts'

/** The console and its doors over the real store without the index, started anew dozens of times. Prints its address. */
const [file = '', dataKey = '', stateSecret = '', outcomeUrl = ''] = process.argv.slice(2)
const store = await openLibsqlStore({ file })
const outcomes = createHttpOutcomes({ url: outcomeUrl, secret: 'outcome-secret' })
const services = fakeServices({
  store: () => Promise.resolve(store),
  privacy: { vault: await createVault(dataKey), hasher: await createHasher(stateSecret) },
  passwords: createNodePasswords({ N: 16, r: 8, p: 1 }),
  live: createLocalLive(),
  outcomes,
  ask: (question) => Promise.resolve({ ...answerOf(question), id: crypto.randomUUID() }),
})
const settings = readSettings({
  DATA_KEY: dataKey,
  STATE_SECRET: stateSecret,
  VOICE_SECRET: 'voice-secret',
  HOURS: '7×24',
  TRANSFER_TO: '043112385',
})
const app = createApp(services, settings, { log: () => {} })
const { url } = await listen({ fetch: app.fetch, port: 0, host: '127.0.0.1' })
deliverOften(() => Promise.resolve(store), outcomes, { log: () => {}, every: 1_000 })
console.log(url)
