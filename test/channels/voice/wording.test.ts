import { describe, expect, it } from 'vitest'
import { createWording } from '../../../src/channels/voice/wording.ts'
import { readSettings } from '../../../src/settings.ts'
import { isOpen } from '../../../src/voice/hours.ts'
import { PROMPTS } from '../../../src/voice/prompts.ts'
import { HOTLINE } from '../../../src/voice/settings.ts'
import { fakeServices } from '../../fixtures/services.ts'
import { testKeeping } from '../../fixtures/store.ts'

describe('the wording of the hotline', () => {
  it('is ours, with the name and hours of the environment', async () => {
    const env = readSettings({
      HOTLINE_NAME: '12385热线',
      HOURS: '周一至周五 8:30-12:00，13:00-16:30；周六 9点到12点',
    })
    const { settings, prompts } = await createWording(fakeServices(), env)()
    expect(prompts).toBe(PROMPTS)
    expect(settings.name).toBe('幺二三八五热线')
    expect(settings.hours).toBe('周一到周五，上午八点半到十二点，下午一点到四点半，周六，上午九点到十二点')
    expect(isOpen(settings, Date.parse('2026-01-05T08:30:00+08:00'))).toBe(true)
    expect(isOpen(settings, Date.parse('2026-01-05T12:30:00+08:00'))).toBe(false)
    expect(isOpen(settings, Date.parse('2026-01-10T09:00:00+08:00'))).toBe(true)
    expect(isOpen(settings, Date.parse('2026-01-11T09:00:00+08:00'))).toBe(false)
  })

  it('is an editor’s where he wrote what can be used, else ours', async () => {
    const { store } = await testKeeping()
    const services = fakeServices({ store: () => Promise.resolve(store) })
    await store.settings.write('hotline', { ...HOTLINE, name: '帮我热线' }, { version: 0, actor: 'li' })
    await store.settings.write('prompts', { ...PROMPTS, greeting: '123' }, { version: 0, actor: 'li' })
    const { settings, prompts } = await createWording(services, readSettings({}))()
    expect(settings.name).toBe('帮我热线')
    expect(prompts).toBe(PROMPTS)
  })

  it('does not wait for a store that hangs', async () => {
    const services = fakeServices({ store: () => new Promise(() => {}) })
    const began = performance.now()
    const { settings } = await createWording(services, readSettings({}))()
    expect(settings.name).toBe(HOTLINE.name)
    expect(performance.now() - began).toBeLessThan(600)
  })
})
