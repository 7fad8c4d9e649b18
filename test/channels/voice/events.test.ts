import { expect, it } from 'vitest'
import { KEYS, testKeeping } from '../../fixtures/store.ts'

const signed = { authorization: 'Bearer events-secret' }
const ENV = { ...KEYS, VOICE_SECRET: 'events-secret' }
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()

it('what the switchboard reports becomes the figures of the standard, once', async () => {
  const { app, post } = await testKeeping(ENV)
  const report = [
    { call: 'a', event: 'answered', at: ago(50) },
    { call: 'a', event: 'offered', at: ago(60) },
    { call: 'b', event: 'offered', at: ago(60) },
    { call: 'b', event: 'answered', at: ago(30) },
    { call: 'c', event: 'offered', at: ago(60) },
    { call: 'c', event: 'lost' },
    { call: 'old', event: 'offered', at: ago(90_000) },
  ]
  for (const _ of [1, 2]) expect((await post('/voice/events', report, signed)).status).toBe(202)
  expect((await post('/voice/events', { call: 'd', event: 'offered' }, signed)).status).toBe(202)
  const text = await (await app.request('/metrics')).text()
  const figure = (name: string) => Number(new RegExp(`^tingzheng_line_${name} (.*)$`, 'm').exec(text)?.[1])
  expect(figure('offered_24h')).toBe(4)
  expect(figure('answered_24h')).toBe(2)
  expect(figure('lost_24h')).toBe(1)
  expect(figure('connected_ratio_24h')).toBe(0.5)
  expect(figure('in_time_ratio_24h')).toBe(0.5)
})

it('nothing is kept of a report that is unsigned, wrong or not allowed', async () => {
  const { post, store } = await testKeeping(ENV)
  const event = { call: 'a', event: 'offered' }
  expect((await post('/voice/events', event)).status).toBe(403)
  expect((await post('/voice/events', event, { authorization: 'Bearer other' })).status).toBe(403)
  expect((await post('/voice/events', { call: 'a', event: 'eaten' }, signed)).status).toBe(400)
  expect((await post('/voice/events', { ...event, at: 'gestern' }, signed)).status).toBe(400)
  const shut = await testKeeping(KEYS)
  const answer = await shut.post('/voice/events', event, signed)
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('VOICE_SECRET') })
  expect((await store.calls.figures(0)).offered).toBe(0)
})
