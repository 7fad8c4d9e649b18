import { describe, expect, it } from 'vitest'
import { readSettings } from '../src/settings.ts'

describe('settings', () => {
  it('are all optional', () => {
    expect(readSettings({})).toEqual({
      port: 8787,
      host: '127.0.0.1',
      dataDir: 'data',
      embedder: 'static',
      modelRemote: false,
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
  ])('%s=%s stops the start, names itself and keeps its value to itself', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(
      new RegExp(`^设置 ${name} 不对：.*\\p{Script=Han}.*。$`, 'u'),
    )
    expect(() => readSettings({ [name]: value })).not.toThrow(value)
  })

  it('asks where the model lies', () => {
    expect(() => readSettings({ EMBEDDER: 'transformers' })).toThrow('MODEL_DIR')
  })
})
