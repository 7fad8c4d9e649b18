import { describe, expect, it } from 'vitest'
import { testKeeping } from '../../fixtures/store.ts'
import { call, withoutKorean } from './call.ts'
import type { Called } from './call.ts'
import type { Act, Operators } from './phone.ts'
import { ENV, PLATFORMS } from './platforms.ts'
import type { Platform } from './wire.ts'

const SPEAKING = PLATFORMS.filter(({ speech }) => speech)
/** TwiML tells noise as it tells silence; the mainland clouds tell no confidence. */
const HEARING_NOISE = SPEAKING.filter(({ name }) => !/Twilio|SignalWire|Telnyx/.test(name))
const SURE_OR_NOT = SPEAKING.filter(({ name }) => !/TCCC|Aliyun/.test(name))
const { TRANSFER_TO: _, ...NOBODY } = ENV

/** What holds of every call on every platform. */
function expectFit({ phone, wire, transcript }: Called, name: string): void {
  const whole = `${name}\n${transcript.join('\n')}`
  expect(phone.firstSpeechMs, whole).toBeLessThan(1500)
  // Silence after the caller's last sound, the recogniser's own wait included.
  expect(Math.max(0, ...phone.waits), whole).toBeLessThan(4000)
  // What cannot be interrupted: the sentences before a transfer, and the last.
  expect(Math.max(0, ...phone.monologues), whole).toBeLessThan(20_000)
  expect(wire.differing).toEqual([])
  expect(transcript.join('\n')).not.toMatch(/应用出错|不认识|说不出|没有下文|打不通/)
}

async function onEach(
  platforms: readonly Platform[],
  acts: readonly Act[],
  { env = ENV, ...more }: { env?: Record<string, string>; operators?: Operators; twice?: boolean } = {},
): Promise<string[]> {
  // A line that hears no speech names the keys instead.
  const expected = new Map<boolean, string[]>()
  const { app } = await testKeeping(env)
  for (const platform of platforms) {
    const called = await call(app, platform, acts, more)
    expectFit(called, platform.name)
    const { transcript } = called
    const first = expected.get(platform.speech) ?? transcript
    expected.set(platform.speech, first)
    const wanted = platform.korean ? first : first.map(withoutKorean)
    expect(transcript, platform.name).toEqual(wanted)
  }
  return expected.get(true) ?? expected.get(false) ?? []
}

describe('one call on every platform sounds the same', { timeout: 120_000 }, () => {
  it('by keys alone', async () => {
    const heard = await onEach(PLATFORMS, [
      { press: '*' },
      { press: '1' },
      { press: '2' },
      { press: '7' },
      { press: '7' },
      { press: '5' },
      { press: '#' },
      { silent: true },
      { press: '0' },
    ])
    expect(heard.join('\n')).toMatch(/慢一点[^]*吉林的吉[^]*人：不出声[^]*转：043112385，answers$/)
  })

  it('by speech alone', async () => {
    const heard = await onEach(SPEAKING, [
      { say: '护理补贴谁能领' },
      { say: '出处' },
      { say: '慢一点' },
      { say: '嗯' },
      { silent: true },
      { say: '转人工' },
    ])
    expect(heard.join('\n')).toContain('一级、二级')
    expect(heard.at(-1)).toBe('转：043112385，answers')
  })

  it('while the caller interrupts, presses fast and waits', async () => {
    const heard = await onEach(PLATFORMS, [
      { press: '*', at: 2500 },
      { press: '1', at: 1500 },
      // The first segment is not through: it is said again.
      { press: '75', at: 2000 },
      { press: '0', at: 500 },
    ])
    expect(heard.filter((line) => line.startsWith('人'))).toEqual([
      '人：按*',
      '人：按1',
      '人：按7',
      '人：按5',
      '人：按0',
    ])
  })

  it('and goes on where it was when the caller only says 嗯', async () => {
    const acts: Act[] = [
      { say: '护理补贴谁能领' },
      { press: '7' },
      { say: '嗯', at: 15_000 },
      { press: '6', at: 3000 },
    ]
    const aliyun = ({ name }: Platform) => name === 'Aliyun'
    const heard = await onEach(
      SPEAKING.filter((platform) => !aliyun(platform)),
      acts,
    )
    const [, , , , , , behind, , next] = heard
    expect(behind).toMatch(/^机：文号是/)
    expect(next).toMatch(/^机：在附件/)
    // Asked before it stops: it plays on from the very character.
    const [on] = (await onEach(SPEAKING.filter(aliyun), acts)).slice(6)
    expect(behind?.endsWith(on?.slice(2) ?? '?')).toBe(true)
  })

  it('in Korean at the first miss, in a Korean voice where there is one', async () => {
    const heard = await onEach(HEARING_NOISE, [{ noise: true }, { noise: true }, { press: '0' }])
    expect(heard[2]).toMatch(/按键。\p{Script=Hangul}/u)
    const { app } = await testKeeping(ENV)
    // SSML marks it within one text.
    for (const platform of HEARING_NOISE.filter(({ name }) => name !== 'Aliyun' && name !== 'jambonz SSML')) {
      const { phone } = await call(app, platform, [{ noise: true }, { press: '0' }])
      const spoken = phone.pieces.filter(({ text }) => /\p{Script=Hangul}/u.test(text))
      expect(spoken.map(({ korean }) => korean)).toEqual([true])
    }
  })

  it('when the recogniser is not sure', async () => {
    const heard = await onEach(SURE_OR_NOT, [
      { say: '护理补贴谁能领', confidence: 0.2 },
      { press: '9' },
      { press: '1' },
    ])
    expect(heard.join('\n')).toMatch(/您问的是：护理补贴谁能领[^]*人：按1\n机：一级、二级/)
  })

  it('though every request comes twice at once and once more', async () => {
    const acts = ['*', '1', '6', '0', '1', '1', '1'].map((press) => ({ press }))
    const heard = await onEach(PLATFORMS, acts, { operators: 'busy', twice: true })
    expect(heard.filter((line) => line.startsWith('转'))).toHaveLength(1)
  })
})

describe('a line that hears no speech', { timeout: 120_000 }, () => {
  it('never asks for it: the same call, with the keys said', async () => {
    const acts: Act[] = [{ silent: true }, { press: '*' }, { press: '1' }, { press: '#' }, { press: '0' }]
    const heard = (
      await onEach(
        PLATFORMS.filter(({ speech }) => !speech),
        acts,
      )
    ).join('\n')
    expect(heard).toMatch(/^机：您好[^\n]*问问题，请按星号[^]*一级、二级/)
    expect(heard).not.toMatch(/直接说|慢慢说|请说/)
  })
})

describe(
  'a transfer that fails comes back and books a call-back, on every platform',
  { timeout: 120_000 },
  () => {
    const ACTS: Act[] = [{ press: '0' }, { press: '1' }, { press: '1' }, { press: '1' }, { press: '1' }]

    it.each(['busy', 'no-answer', 'rejected'] as const)('%s', async (operators) => {
      const heard = await onEach(PLATFORMS, ACTS, { operators })
      expect(heard.join('\n')).toMatch(/转：043112385，[^]*机：现在没有接通[^]*打给您/)
    })

    it('not set up', async () => {
      const heard = await onEach(PLATFORMS, ACTS.slice(0, 4), { env: NOBODY })
      expect(heard.join('\n')).toMatch(/让工作人员打给您/)
      expect(heard.join('\n')).not.toContain('转：')
    })

    it('to another number, keyed in full', async () => {
      const heard = await onEach(
        PLATFORMS,
        [...ACTS.slice(0, 3), { press: '2' }, { press: '13943210000#' }, { press: '1' }],
        { operators: 'busy' },
      )
      expect(heard.join('\n')).toMatch(/人：按13943210000#\n机：[^\n]*尾号零零零零/)
    })
  },
)

describe('a person is one step away', { timeout: 120_000 }, () => {
  it.each(PLATFORMS.map((platform) => [platform.name, platform] as const))('on %s', async (__, platform) => {
    const paths: Act[][] = [
      [],
      [{ press: '*' }],
      [{ press: '*' }, { press: '1' }],
      [{ press: '*' }, { press: '1' }, { press: '7' }],
      [{ silent: true }],
      [{ press: '*' }, { press: '1' }, { press: '5', at: 200 }],
    ]
    const { app } = await testKeeping(ENV)
    for (const path of paths) {
      for (const at of [undefined, 400]) {
        const called = await call(app, platform, [
          ...path,
          { press: '0', ...(at === undefined ? {} : { at }) },
        ])
        expectFit(called, platform.name)
        const zero = called.transcript.indexOf('人：按0')
        expect(called.transcript.slice(zero + 2), called.transcript.join('\n')).toEqual([
          '转：043112385，answers',
        ])
      }
    }
  })
})
