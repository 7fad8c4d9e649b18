import { z } from 'zod'

/** A setting with a value that cannot be used. The message names it and says what is expected, never its value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8787),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('data'),
  PUBLIC_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[\w.:[\]-]+\/?$/, '应是网址的开头，只到域名和端口，例如 https://example.cn')
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  TODAY: z.iso.date('应是真实的日期，写成 2026-01-31 这样').optional(),
  EMBEDDER: z
    .enum(['static', 'transformers', 'workers-ai', 'none'], '应是 static、transformers、workers-ai 或 none')
    .default('static'),
  MODEL_DIR: z.string().optional(),
  MODEL_REMOTE: z.literal('allow', '只能是 allow，或者不写').optional(),
  VECTOR_STORE: z.enum(['exact', 'hnsw'], '应是 exact 或 hnsw，或者不写').optional(),
  RATE_LIMIT: z.coerce.number().int().positive().optional(),
  HOTLINE_NAME: z.string().max(20, '最多 20 个字').default('听政'),
})

export interface Settings {
  port: number
  host: string
  dataDir: string
  /** Absent: whatever origin the request came to. */
  publicOrigin?: string
  /** ISO date that replaces the clock. */
  today?: string
  embedder: 'static' | 'transformers' | 'workers-ai' | 'none'
  modelDir?: string
  modelRemote: boolean
  /** Absent: the door chooses by the number of vectors. */
  vectorStore?: 'exact' | 'hnsw'
  rateLimit?: number
  hotlineName: string
}

/** Reads the settings from an environment. Names that are not ours are left alone; an empty value counts as absent. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = env[name]?.trim()
      return value ? [[name, value]] : []
    }),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map(complaint).join('\n'))
  const s = parsed.data
  if (s.EMBEDDER === 'transformers' && !s.MODEL_DIR && !s.MODEL_REMOTE)
    throw new SettingsError('设置 MODEL_DIR 没有写：EMBEDDER=transformers 要知道模型放在哪个文件夹。')
  return {
    port: s.PORT,
    host: s.HOST,
    dataDir: s.DATA_DIR,
    embedder: s.EMBEDDER,
    modelRemote: s.MODEL_REMOTE === 'allow',
    hotlineName: s.HOTLINE_NAME,
    ...(s.PUBLIC_ORIGIN ? { publicOrigin: s.PUBLIC_ORIGIN } : {}),
    ...(s.TODAY ? { today: s.TODAY } : {}),
    ...(s.MODEL_DIR ? { modelDir: s.MODEL_DIR } : {}),
    ...(s.VECTOR_STORE ? { vectorStore: s.VECTOR_STORE } : {}),
    ...(s.RATE_LIMIT ? { rateLimit: s.RATE_LIMIT } : {}),
  }
}

const RANGE: Record<string, string> = {
  PORT: '应是 0 到 65535 的整数',
  RATE_LIMIT: '应是每分钟的次数，一个正整数',
}

function complaint(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0])
  return `设置 ${name} 不对：${RANGE[name] ?? issue.message}。`
}
