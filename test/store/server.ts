import { createApp } from '../../src/app.ts'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { listen } from '../../src/drivers/node-server.ts'
import { createHasher, createVault } from '../../src/privacy/vault.ts'
import { readSettings } from '../../src/settings.ts'
import { answerOf, fakeServices } from '../fixtures/services.ts'

/**
 * The real routes over the real store, without the index, which takes most of a start: for tests that kill and start it
 * hundreds of times. Prints its address when it listens.
 */
const [file = '', dataKey = '', stateSecret = ''] = process.argv.slice(2)
const store = await openLibsqlStore({ file })
const services = fakeServices({
  store: () => Promise.resolve(store),
  privacy: { vault: await createVault(dataKey), hasher: await createHasher(stateSecret) },
  ask: (question) => Promise.resolve({ ...answerOf(question), id: crypto.randomUUID() }),
})
const settings = readSettings({ DATA_KEY: dataKey, STATE_SECRET: stateSecret })
const app = createApp(services, settings, { log: () => {} })
const { url } = await listen({ fetch: app.fetch, port: 0, host: '127.0.0.1' })
console.log(url)
