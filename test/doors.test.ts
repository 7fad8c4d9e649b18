import { describe, expect, it } from 'vitest'
import { DOORS, isOpen, requireOpen, tellDoors } from '../src/doors.ts'
import { checkRuntime } from '../src/runtime.ts'
import { readSettings, SETTING_NAMES } from '../src/settings.ts'

const KEYS = { STATE_SECRET: 's'.repeat(20), DATA_KEY: 'd'.repeat(20) }
const door = (id: string) => {
  const found = DOORS.find((known) => known.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('doors', () => {
  it('name settings that exist, and have names of their own', () => {
    expect(new Set(DOORS.map(({ id }) => id)).size).toBe(DOORS.length)
    for (const { opens, shutBy } of DOORS)
      for (const name of [...opens.flat(), ...(shutBy ? [shutBy] : [])]) expect(SETTING_NAMES).toContain(name)
  })

  it('are shut without their secret, and the log says what opens each', () => {
    const settings = readSettings({})
    const told = tellDoors(settings).join('\n')
    for (const one of DOORS.filter((d) => !isOpen(d, settings))) {
      expect(told).toContain(one.what)
      expect(() => requireOpen(one.id, settings)).toThrow(one.opens[0]?.[0])
    }
    expect(told).toContain('TWILIO_AUTH_TOKEN')
    expect(isOpen(door('phone'), readSettings(KEYS))).toBe(true)
  })

  it('of the telephone are shut, and told so, where nothing tells one call from another', () => {
    const settings = readSettings({ VOICE_SECRET: 'very-secret-words', TWILIO_AUTH_TOKEN: 't'.repeat(32) })
    const told = tellDoors(settings).join('\n')
    for (const id of ['twiml', 'vxml', 'voice-json', 'voice-events', 'phone']) {
      expect(isOpen(door(id), settings), id).toBe(false)
      expect(told, id).toContain(`${door(id).what}（${door(id).paths.join('、')}）：要设置 STATE_SECRET\n`)
    }
    expect(told).toContain(
      'jambonz 电话（/voice/jambonz/）：要设置 STATE_SECRET；要设置 JAMBONZ_WEBHOOK_SECRET，',
    )
    const off = readSettings({ ...KEYS, PHONE_DEMO: 'off' })
    expect(tellDoors(off).join('\n')).toContain('浏览器里的电话（/phone）：不要写 PHONE_DEMO\n')
  })

  it('open with it, and the log tells no secret', () => {
    const settings = readSettings({ ...KEYS, VOICE_SECRET: 'very-secret-words', PHONE_DEMO: 'off' })
    expect(() => requireOpen('callback', settings)).not.toThrow()
    expect(isOpen(door('vxml'), settings)).toBe(true)
    expect(isOpen(door('phone'), settings)).toBe(false)
    expect(tellDoors(settings).join()).not.toMatch(/ssss|dddd|very-secret/)
  })

  it('need all that is asked for together', () => {
    const half = { ...readSettings({}), oidcIssuer: 'https://a.cn', oidcClientId: 'x' }
    expect(isOpen(door('sign-in'), half)).toBe(false)
    expect(isOpen(door('sign-in'), { ...half, oidcClientSecret: 'y' })).toBe(true)
  })

  it('answer 403', () => {
    expect(() => requireOpen('callback', readSettings({}))).toThrow(
      expect.objectContaining({ status: 403, message: '“留电话，请人回电”没有开放：要设置 DATA_KEY。' }),
    )
  })

  it('open unsigned only with a warning', () => {
    const settings = readSettings({ ...KEYS, VOICE_UNSIGNED: 'allow' })
    expect(isOpen(door('twiml'), settings)).toBe(true)
    expect(tellDoors(settings)[0]).toContain('VOICE_UNSIGNED')
  })
})

describe('a runtime', () => {
  it.each([
    ['node', 'EMBEDDER', 'workers-ai'],
    ['node', 'VECTOR_STORE', 'vectorize'],
    ['node', 'STORE', 'd1'],
    ['worker', 'EMBEDDER', 'transformers'],
    ['worker', 'VECTOR_STORE', 'hnsw'],
    ['worker', 'STORE', 'sqlite'],
  ] as const)('%s does not start with %s=%s', (runtime, name, value) => {
    const settings = readSettings({ [name]: value, MODEL_DIR: 'models' })
    expect(() => checkRuntime(settings, runtime)).toThrow(`设置 ${name} 不对`)
  })

  it.each([
    ['node', 'libsql://a.cn'],
    ['worker', 'file:a.db'],
  ] as const)('%s does not start with a database it cannot reach, %s', (runtime, url) => {
    expect(() => checkRuntime(readSettings({ DATABASE_URL: url }), runtime)).toThrow('设置 DATABASE_URL 不对')
  })

  it('starts with what it has', () => {
    expect(() => checkRuntime(readSettings({ DATABASE_URL: 'file:/var/a.db' }), 'node')).not.toThrow()
    expect(() => checkRuntime(readSettings({ STORE: 'sqlite' }), 'node')).not.toThrow()
    expect(() => checkRuntime(readSettings({ STORE: 'd1' }), 'worker')).not.toThrow()
  })

  it('has Workers AI on the Worker only', () => {
    const settings = readSettings({ CHAT_BASE_URL: 'workers-ai', CHAT_MODEL: '@cf/qwen/qwen3' })
    expect(() => checkRuntime(settings, 'node')).toThrow('设置 CHAT_BASE_URL 不对')
    expect(() => checkRuntime(settings, 'worker')).not.toThrow()
  })
})
