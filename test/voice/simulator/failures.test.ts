import { describe, expect, it } from 'vitest'
import type { Services } from '../../../src/services.ts'
import { testHotline } from '../../channels/voice/hotline.ts'
import { answerOf } from '../../fixtures/services.ts'
import { call } from './call.ts'
import type { Called } from './call.ts'
import type { Act } from './phone.ts'
import { ENV, PLATFORMS } from './platforms.ts'
import type { Platform } from './wire.ts'

const SPEAKING = PLATFORMS.filter(({ speech }) => speech)
const QUESTION: Act = { say: '护理补贴谁能领' }
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
type Ask = Services['ask']

const answersAfter =
  (ms: number): Ask =>
  async (question) => {
    await later(ms)
    return { ...answerOf(question), id: crypto.randomUUID() }
  }

/** All platforms at once on the clock of this machine, as here time passes. */
async function onAll(
  platforms: readonly Platform[],
  ask: Ask,
  acts: readonly Act[],
): Promise<[string, Called][]> {
  const { app } = await testHotline({ ask }, ENV)
  return Promise.all(
    platforms.map(async (platform): Promise<[string, Called]> => [
      platform.name,
      await call(app, platform, acts, { ownClock: true }),
    ]),
  )
}

describe('an answer that takes long', { timeout: 120_000 }, () => {
  it('is announced once and then told, on every platform', async () => {
    for (const [name, { transcript }] of await onAll(SPEAKING, answersAfter(2500), [
      QUESTION,
      { press: '0' },
    ])) {
      expect(transcript[2]?.match(/正在查，请稍等。/g), `${name} ${transcript.join('\n')}`).toHaveLength(1)
      expect(transcript[2], name).toMatch(/^机：正在查，请稍等。一级、二级/)
      expect(transcript.at(-1), name).toBe('转：043112385，answers')
    }
  })

  it('and never comes leads to a person, on every platform', async () => {
    const never: Ask = () => new Promise(() => {})
    for (const [name, { transcript }] of await onAll(SPEAKING, never, [QUESTION])) {
      expect(transcript.slice(2).join('\n'), name).toMatch(
        /^机：正在查，请稍等。[^\n]*工作人员[^\n]*\n转：043112385，answers$/,
      )
    }
  })

  it('lets a key through while it is looked for, but for a flow that cannot listen while it plays', async () => {
    const listening = SPEAKING.filter(({ name }) => name !== 'TCCC')
    const acts = [QUESTION, { press: '0', at: 800 }]
    for (const [name, { transcript }] of await onAll(listening, answersAfter(1700), acts)) {
      expect(transcript.slice(2, 4), name).toEqual(['机：正在查，请稍等。', '人：按0'])
      expect(transcript.at(-1), name).toBe('转：043112385，answers')
    }
  })
})

describe('when things fail', { timeout: 120_000 }, () => {
  it('search: an apology, and a person in the same turn, on every platform', async () => {
    const broken: Ask = () => Promise.reject(new Error('search is down'))
    for (const [name, { transcript }] of await onAll(SPEAKING, broken, [QUESTION])) {
      expect(transcript[2], name).toMatch(/^机：(?:正在查，请稍等。)?对不起/)
      expect(transcript.at(-1), name).toBe('转：043112385，answers')
    }
  })

  it('the store, from the second request on: 0 and once more still work, on every platform', async () => {
    for (const platform of PLATFORMS) {
      const hotline = await testHotline({}, ENV)
      let requests = 0
      const app = {
        request: (path: string, init?: RequestInit) => {
          if (++requests === (platform.name.startsWith('VoiceXML') ? 3 : 2)) hotline.store.close()
          return hotline.app.request(path, init)
        },
      }
      const { transcript } = await call(app, platform, [{ press: '5' }, { press: '0' }])
      expect(transcript[2], platform.name).toMatch(/^机：.*请/)
      expect(transcript.at(-1), `${platform.name} ${transcript.join('\n')}`).toBe('转：043112385，answers')
    }
  })

  it('the process: another goes on with the call', async () => {
    for (const platform of SPEAKING) {
      const { open } = await testHotline({}, ENV)
      const app = {
        request: async (path: string, init?: RequestInit) => (await open()).app.request(path, init),
      }
      const { transcript } = await call(app, platform, [QUESTION, { press: '7' }, { press: '0' }])
      expect(transcript.join('\n'), platform.name).toMatch(/一级、二级[^]*文号是[^]*转：043112385，answers$/)
    }
  })

  it('a request on its way: jambonz asks again, VoiceXML too, TCCC takes its default', async () => {
    const heard: Record<string, string> = {}
    for (const platform of PLATFORMS.filter(({ name }) => /jambonz|VoiceXML|TCCC/.test(name))) {
      const { app } = await testHotline({}, ENV)
      const lost = platform.name.startsWith('VoiceXML') ? 2 : 1
      const { transcript } = await call(app, platform, [{ press: '*' }, { press: '0' }], { lost: [lost] })
      heard[platform.name] = transcript.slice(1).join(' ')
    }
    expect(heard['jambonz']).toMatch(
      /^人：按\* 机：正在查，请稍等。问残疾人补贴.* 人：按0 .*转：043112385，answers$/,
    )
    for (const name of ['VoiceXML keys', 'VoiceXML speech'])
      expect(heard[name]).toMatch(/^人：按\* 机：问残疾人补贴.* 人：按0 .*转：043112385，answers$/)
    expect(heard['TCCC']).toBe('人：按* 转：，answers')
  })

  it('VoiceXML twice: a person without us', async () => {
    for (const platform of PLATFORMS.filter(({ name }) => name.startsWith('VoiceXML'))) {
      const { app } = await testHotline({}, ENV)
      const { transcript } = await call(app, platform, [{ press: '*' }], { lost: [2, 3, 4] })
      expect(transcript.slice(2)).toEqual([
        '机：对不起，系统出了问题。我把您转给工作人员。',
        '转：043112385，answers',
      ])
    }
  })
})
