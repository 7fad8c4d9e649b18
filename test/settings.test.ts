import { describe, expect, it } from 'vitest'
import { readSettings, SETTING_NAMES, tellSettings } from '../src/settings.ts'

describe('settings', () => {
  it('are all optional', () => {
    expect(readSettings({})).toEqual({
      port: 8787,
      host: '127.0.0.1',
      dataDir: 'data',
      embedder: 'static',
      modelRemote: false,
      rateLimit: 60,
      hotlineName: '听政',
    })
  })

  it('are read by their names; what is empty or not ours is left alone', () => {
    const env = {
      PORT: '9000',
      TODAY: '2026-01-31',
      VECTOR_STORE: 'hnsw',
      PUBLIC_ORIGIN: 'https://a.cn/',
      HOST: '',
      PATH: '/bin',
    }
    expect(readSettings(env)).toMatchObject({
      port: 9000,
      today: '2026-01-31',
      vectorStore: 'hnsw',
      publicOrigin: 'https://a.cn',
      host: '127.0.0.1',
    })
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['TODAY', '2026-02-30'],
    ['TODAY', '今天'],
    ['EMBEDDER', 'openai'],
    ['VECTOR_STORE', 'faiss'],
    ['PUBLIC_ORIGIN', 'tingzheng.example'],
    ['PUBLIC_ORIGIN', 'https://a.cn/path'],
    ['MODEL_REMOTE', 'yes'],
    ['RATE_LIMIT', '-1'],
    ['RATE_LIMIT', '0'],
    ['RATE_LIMIT', 'many'],
    ['HOST', 'a b'],
    ['CHAT_BASE_URL', 'openai'],
    ['STORE', 'mysql'],
    ['DATABASE_URL', 'mysql://root@x/y'],
    ['TWILIO_AUTH_TOKEN', 'a b c d e f'],
    ['JAMBONZ_WEBHOOK_SECRET', 'tiny'],
    ['VOICE_SECRET', 'tiny'],
    ['VOICE_UNSIGNED', 'true'],
    ['OUTCOME_URL', 'ftp://a.cn'],
    ['SYSLOG_URL', 'a.cn:514'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector'],
    ['ASR_URL', 'localhost'],
    ['TTS_URL', '/tts'],
    ['BROWSER_ASR', 'on'],
    ['SMS_URL', 'gateway'],
    ['WIDGET_ORIGINS', 'https://a.cn,b.cn'],
    ['WIDGET_ORIGINS', '*'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '300.0.0.1'],
    ['STATE_SECRET', 'short'],
    ['DATA_KEY', 'short'],
    ['TELNYX_PUBLIC_KEY', 'abc'],
    ['ACCESS_TEAM', 'https://x'],
    ['ACCESS_AUD', 'not-hex'],
    ['HOTLINE_NAME', '很'.repeat(21)],
    ['HOURS', '早'.repeat(61)],
    ['TRANSFER_TO', '人工'],
    ['PHONE_DEMO', 'no'],
    ['OIDC_ISSUER', 'issuer'],
  ])('%s=%s stops the start, names itself and keeps its value to itself', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(
      new RegExp(`^设置 ${name} 不对：.*\\p{Script=Han}.*。$`, 'u'),
    )
    expect(() => readSettings({ [name]: value })).not.toThrow(value)
  })

  it('has every name of the contract', () => {
    const names =
      `PORT HOST DATA_DIR PUBLIC_ORIGIN TODAY EMBEDDER MODEL_DIR MODEL_REMOTE CHAT_BASE_URL CHAT_API_KEY
      CHAT_MODEL VECTOR_STORE STORE DATABASE_URL TWILIO_AUTH_TOKEN JAMBONZ_WEBHOOK_SECRET VOICE_SECRET VOICE_UNSIGNED
      OUTCOME_URL OUTCOME_SECRET SYSLOG_URL OTEL_EXPORTER_OTLP_ENDPOINT ASR_URL TTS_URL BROWSER_ASR SMS_URL SMS_KEY
      WIDGET_ORIGINS RATE_LIMIT TRUST_PROXY STATE_SECRET DATA_KEY TELNYX_PUBLIC_KEY ACCESS_TEAM ACCESS_AUD HOTLINE_NAME
      HOURS TRANSFER_TO PHONE_DEMO OIDC_ISSUER OIDC_CLIENT_ID OIDC_CLIENT_SECRET`.split(/\s+/)
    expect(SETTING_NAMES).toEqual(expect.arrayContaining(names))
  })

  it('tells all that is wrong at once', () => {
    expect(() => readSettings({ PORT: 'x', TODAY: 'y' })).toThrow(/PORT[^]*\n设置 TODAY/)
  })

  it.each<[string, Record<string, string>]>([
    ['MODEL_DIR', { EMBEDDER: 'transformers' }],
    ['CHAT_MODEL', { CHAT_BASE_URL: 'http://127.0.0.1:1/v1' }],
    ['DATABASE_URL', { STORE: 'postgres' }],
    ['DATABASE_URL', { VECTOR_STORE: 'pgvector', DATABASE_URL: 'file:a.db' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://a/b' }],
    ['OUTCOME_SECRET', { OUTCOME_URL: 'https://a.cn' }],
    ['SMS_KEY', { SMS_URL: 'https://a.cn' }],
    ['SMS_URL', { SMS_KEY: 'k' }],
    ['ACCESS_AUD', { ACCESS_TEAM: 'team' }],
    ['ACCESS_TEAM', { ACCESS_AUD: 'abcdef0123456789' }],
    ['OIDC_CLIENT_SECRET', { OIDC_ISSUER: 'https://a.cn', OIDC_CLIENT_ID: 'x' }],
    ['OIDC_ISSUER', { OIDC_CLIENT_ID: 'x' }],
    ['DATA_KEY', { DATA_KEY: 'k'.repeat(20), STATE_SECRET: 'k'.repeat(20) }],
  ])('misses or minds %s when the others ask for it', (name, env) => {
    expect(() => readSettings(env)).toThrow(new RegExp(`^设置 ${name} `, 'm'))
  })

  it('knows proxies by number or by address', () => {
    expect(readSettings({ TRUST_PROXY: '2' }).trustProxy).toEqual({ hops: 2 })
    expect(readSettings({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).toMatchObject({
      networks: [
        { version: 4, prefix: 8 },
        { version: 6, prefix: 128 },
      ],
    })
  })

  it('prints no secret', () => {
    const env = { DATA_KEY: 'k'.repeat(20), DATABASE_URL: 'libsql://user:pass@a.cn', PORT: '1', PATH: '/bin' }
    expect(tellSettings(env)).toEqual(['PORT=1', 'DATABASE_URL（已写，不显示）', 'DATA_KEY（已写，不显示）'])
  })

  it('asks where the model lies', () => {
    expect(() => readSettings({ EMBEDDER: 'transformers' })).toThrow('MODEL_DIR')
  })
})
