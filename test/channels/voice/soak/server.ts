import { createApp } from '../../../../src/app.ts'
import type { Question } from '../../../../src/answer/answer.ts'
import { openLibsqlStore } from '../../../../src/drivers/libsql-store.ts'
import { listen } from '../../../../src/drivers/node-server.ts'
import { createHasher, createVault } from '../../../../src/privacy/vault.ts'
import { readSettings } from '../../../../src/settings.ts'
import { answerOf, fakeServices } from '../../../fixtures/services.ts'
import { ORIGIN, TOKEN } from '../phone.ts'

/** The hotline over the real store without the index, started anew dozens of times: file, keys, hours. Prints its address. */
const [file = '', dataKey = '', stateSecret = '', hours = '7×24'] = process.argv.slice(2)
const store = await openLibsqlStore({ file })

/** What a question's last character says: most are known at once, some take longer than a caller hears nothing, some fail. */
async function ask(question: Question) {
  const { question: asked } = question
  if (asked.includes('慢')) await new Promise((resolve) => setTimeout(resolve, 1_500))
  if (asked.includes('坏')) throw new Error('no index')
  return { ...answerOf(question), id: crypto.randomUUID() }
}

const services = fakeServices({
  store: () => Promise.resolve(store),
  privacy: { vault: await createVault(dataKey), hasher: await createHasher(stateSecret) },
  ask,
})
const settings = readSettings({
  DATA_KEY: dataKey,
  STATE_SECRET: stateSecret,
  PUBLIC_ORIGIN: ORIGIN,
  TWILIO_AUTH_TOKEN: TOKEN,
  TRANSFER_TO: '043112385',
  HOURS: hours,
})
const app = createApp(services, settings, { log: () => {} })
const { url } = await listen({ fetch: app.fetch, port: 0, host: '127.0.0.1' })
console.log(url)
