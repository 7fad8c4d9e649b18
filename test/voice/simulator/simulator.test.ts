import { describe, expect, it } from 'vitest'
import { testKeeping } from '../../fixtures/store.ts'
import { call } from './call.ts'
import { ENV, PLATFORMS } from './platforms.ts'

describe('print', () => {
  it.each(PLATFORMS.map((p) => [p.name, p] as const))('%s', async (_, platform) => {
    const { app } = await testKeeping(ENV)
    const acts = platform.speech
      ? [{ say: '护理补贴谁能领' }, { press: '7' }, { press: '0' }]
      : [{ press: '*' }, { press: '1' }, { press: '0' }]
    const { transcript, phone, wire } = await call(app, platform, acts)
    console.log(
      platform.name,
      '\n' + transcript.join('\n'),
      phone.firstSpeechMs,
      phone.waits,
      phone.monologues,
      wire.asked.length,
    )
    expect(1).toBe(1)
  })
})
