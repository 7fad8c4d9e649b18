import { SettingsError } from './settings.ts'
import type { Settings } from './settings.ts'

export type Runtime = 'node' | 'worker'

/** What a setting may be in each runtime, of what it may be at all. */
const ABLE = {
  node: { EMBEDDER: ['static', 'transformers', 'none'], VECTOR_STORE: ['exact', 'hnsw'], STORE: ['sqlite'] },
  worker: { EMBEDDER: ['static', 'workers-ai', 'none'], VECTOR_STORE: ['exact'], STORE: ['d1'] },
} as const

/** Stops the start where a setting asks for what this runtime has not. */
export function checkRuntime(settings: Settings, runtime: Runtime): void {
  const { embedder, vectorStore, store, databaseUrl, chatBaseUrl } = settings
  if (runtime === 'node' && chatBaseUrl === 'workers-ai')
    throw new SettingsError(
      '设置 CHAT_BASE_URL 不对：workers-ai 只在 Cloudflare Worker 上能用，Node 上应是网址。',
    )
  if (databaseUrl && !(runtime === 'node' && databaseUrl.startsWith('file:')))
    throw new SettingsError(
      `设置 DATABASE_URL 不对：${runtime === 'node' ? 'Node 上现在只能用 file: 开头的文件' : 'Worker 的数据库写在 wrangler.toml 里，这里不要写'}。`,
    )
  if (runtime === 'worker' && settings.syslogUrl)
    throw new SettingsError('设置 SYSLOG_URL 不对：Worker 上没有，只在 Node 上能用。')
  const asked = { EMBEDDER: embedder, VECTOR_STORE: vectorStore, STORE: store }
  for (const name of ['EMBEDDER', 'VECTOR_STORE', 'STORE'] as const) {
    const value = asked[name]
    const able: readonly string[] = ABLE[runtime][name]
    if (value !== undefined && !able.includes(value))
      throw new SettingsError(
        `设置 ${name} 不对：${value} 在${runtime === 'node' ? ' Node ' : ' Worker '}上还不能用，应是 ${able.join('、')}。`,
      )
  }
}
