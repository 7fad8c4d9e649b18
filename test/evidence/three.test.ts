import { expect, it } from 'vitest'
import { basisOf, suggestionsFor } from '../../src/channels/operator/live-basis.ts'
import { goldQuestions, rankOf } from '../bench/gold.ts'
import { SEED, draw } from '../browser/sample.ts'
import { openCall } from '../fixtures/desks.ts'
import { testConsole } from '../fixtures/operators.ts'
import { shippedServices } from '../fixtures/shipped.ts'
import { KEYS } from '../fixtures/store.ts'

const ENV = { ...KEYS, VOICE_SECRET: 'voice-secret' }
/** Questions of a day; EVIDENCE=all: every one. */
const SOME = process.env.EVIDENCE === 'all' ? Infinity : 40

it(`what is asked in a transferred call brings its evidence among three as often as search does (seed ${SEED})`, async () => {
  const services = await shippedServices()
  const { store, post } = await testConsole(ENV, services)
  const number = await openCall(store, 'call')
  const say = (line: number, text: string) =>
    post(
      `/voice/transcript/${number}`,
      { line, who: 'caller', text },
      { authorization: 'Bearer voice-secret' },
    )
  const all = goldQuestions()
  const drawn = draw(
    all.map(({ question }) => question),
    SOME,
  )
  const found = await store.cases.find(number)
  if (!found) throw new Error('no case')
  let searched = 0
  let suggested = 0
  for (const [n, gold] of all.filter(({ question }) => drawn.includes(question)).entries()) {
    const region = gold.region ?? ''
    const k3 = await services.retriever.search(gold.question, { k: 3, allow: services.allowFor(region) })
    if (rankOf(k3, gold) > 0) searched += 1
    // Somebody who listens says so before and after: that asks nothing.
    for (const [at, text] of ['喂', gold.question, '嗯'].entries())
      expect((await say(3 * n + at, text)).status).toBe(200)
    const transcript = await store.transcripts.of(number)
    const basis = basisOf({ found, transcript, messages: [] })
    expect(basis?.question).toBe(gold.question)
    if (!basis) continue
    const { suggestions } = await suggestionsFor(services, { ...found, region }, basis)
    const matches = suggestions.map(({ clause, text }) => ({ text: `${clause}\n${text}` }))
    if (rankOf({ ...k3, matches } as typeof k3, gold) > 0) suggested += 1
  }
  console.log(`R@3 of search ${searched}, of suggestions ${suggested}, of ${drawn.length}`)
  expect(suggested).toBeGreaterThanOrEqual(searched)
}, 300_000)
