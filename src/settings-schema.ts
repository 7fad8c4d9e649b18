import { z } from 'zod'
import { parseHours } from './hours.ts'
import { parseNetwork } from './ip.ts'
import type { Network } from './ip.ts'

/** Who may say in X-Forwarded-For where a request comes from: so many proxies in a row, or these. */
export type TrustProxy = { hops: number } | { networks: Network[] }

const ORIGIN = /^https?:\/\/(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])(?::\d{1,5})?\/?$/i
const bare = (url: string) => url.replace(/\/$/, '')

const integer = (min: number, max: number, expected: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .refine((n) => min <= n && n <= max, expected)

const url = (protocols: string, example: string, words = /^$/) => {
  const expected = `应是网址，例如 ${example}`
  const known = new RegExp(`^(?:${protocols})://[^\\s/]`)
  return z
    .string()
    .refine((text) => words.test(text) || (known.test(text) && URL.canParse(text)), expected)
    .transform(bare)
}

const http = (example: string) => url('https?', example)
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `应是 ${values.slice(0, -1).join('、')} 或 ${values.at(-1)}，或者不写`)
const allow = z
  .literal('allow', '只能是 allow，或者不写')
  .transform(() => true)
  .optional()
const secret = (min: number) =>
  z.string().regex(new RegExp(`^\\S{${min},}$`), `应是没有空格的一串字符，至少 ${min} 个`)

const TRUST = '应是代理的个数（1 到 9），或者代理的地址，用逗号隔开，例如 127.0.0.1,10.0.0.0/8'

const trustProxy = z.string().transform((text, c): TrustProxy => {
  if (/^[1-9]$/.test(text)) return { hops: Number(text) }
  const networks = text.split(/[\s,]+/).map(parseNetwork)
  const known = networks.flatMap((network) => network ?? [])
  if (known.length < networks.length) c.addIssue({ code: 'custom', message: TRUST })
  return { networks: known }
})

const origins = z.string().transform((text, c) => {
  const given = text.split(/[\s,]+/)
  if (!given.every((origin) => ORIGIN.test(origin)))
    c.addIssue({ code: 'custom', message: '应是网址的开头，用逗号隔开，例如 https://example.cn' })
  return given.map(bare)
})

/** Every setting there is, with what it may be. An `expected` ends the sentence 设置 X 不对：…。 */
export const schema = z.object({
  PORT: integer(0, 65535, '应是 0 到 65535 的整数').default(8787),
  HOST: z
    .string()
    .regex(/^[\w.:-]{1,253}$/, '应是要听的地址，例如 127.0.0.1 或 0.0.0.0')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('data'),
  PUBLIC_ORIGIN: z
    .string()
    .regex(ORIGIN, '应是网址的开头，只到域名和端口，例如 https://example.cn')
    .transform(bare)
    .optional(),
  TODAY: z.iso.date('应是真实的日期，写成 2026-01-31 这样').optional(),
  EMBEDDER: choice(['static', 'transformers', 'workers-ai', 'none']).default('static'),
  MODEL_DIR: z.string().optional(),
  MODEL_REMOTE: z
    .literal('allow', '只能是 allow，或者不写')
    .optional()
    .transform((value) => value === 'allow'),
  CHAT_BASE_URL: url('https?', 'https://example.cn/v1', /^workers-ai$/).optional(),
  CHAT_API_KEY: secret(1).optional(),
  CHAT_MODEL: z.string().optional(),
  VECTOR_STORE: choice(['exact', 'hnsw', 'vectorize', 'pgvector']).optional(),
  STORE: choice(['sqlite', 'd1', 'postgres']).optional(),
  DATABASE_URL: url(
    'postgres|postgresql|libsql|https?',
    'postgres://127.0.0.1/tingzheng',
    /^file:./,
  ).optional(),
  TWILIO_AUTH_TOKEN: secret(8).optional(),
  JAMBONZ_WEBHOOK_SECRET: secret(8).optional(),
  VOICE_SECRET: secret(8).optional(),
  VOICE_UNSIGNED: allow,
  OUTCOME_URL: http('https://example.cn/outcomes').optional(),
  OUTCOME_SECRET: secret(8).optional(),
  SYSLOG_URL: url('tcp|tls|udp', 'udp://127.0.0.1:514').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: http('http://127.0.0.1:4318').optional(),
  ASR_URL: url('https?|wss?', 'http://127.0.0.1:8010').optional(),
  TTS_URL: url('https?|wss?', 'http://127.0.0.1:8020').optional(),
  BROWSER_ASR: allow,
  SMS_URL: http('https://example.cn/sms').optional(),
  SMS_KEY: secret(1).optional(),
  WIDGET_ORIGINS: origins.optional(),
  RATE_LIMIT: integer(1, 1_000_000, '应是每分钟的次数，一个正整数').default(60),
  TRUST_PROXY: trustProxy.optional(),
  STATE_SECRET: secret(16).optional(),
  DATA_KEY: secret(16).optional(),
  TELNYX_PUBLIC_KEY: z
    .string()
    .regex(/^[A-Za-z\d+/]{43}=$/, '应是 32 字节的公钥，用 Base64 写')
    .optional(),
  ACCESS_TEAM: z
    .string()
    .regex(/^[\w-]+(?:\.cloudflareaccess\.com)?$/, '应是团队的名字，例如 example')
    .optional(),
  ACCESS_AUD: z
    .string()
    .regex(/^[\da-f]{16,128}$/i, '应是一串十六进制数')
    .optional(),
  HOTLINE_NAME: z.string().max(20, '最多 20 个字').default('听政'),
  HOURS: z
    .string()
    .max(60, '最多 60 个字')
    .refine((text) => parseHours(text) !== undefined, '要写成 周一至周五 8:30-11:30，13:00-16:30 这样')
    .optional(),
  TRANSFER_TO: z
    .string()
    .regex(/^(?:\+?\d[\d-]{2,19}|sips?:[^\s@]+@[^\s@]+)$/, '应是电话号码，或 sip: 开头的地址')
    .optional(),
  PHONE_DEMO: z.literal('off', '只能是 off，或者不写').optional(),
  OIDC_ISSUER: http('https://login.example.cn').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: secret(1).optional(),
})

export type Parsed = z.output<typeof schema>
export type SettingName = keyof Parsed

/** Never printed, not even in part. An address may carry a password. */
export const SECRETS: readonly SettingName[] = [
  'CHAT_API_KEY',
  'DATABASE_URL',
  'TWILIO_AUTH_TOKEN',
  'JAMBONZ_WEBHOOK_SECRET',
  'VOICE_SECRET',
  'OUTCOME_SECRET',
  'SMS_KEY',
  'STATE_SECRET',
  'DATA_KEY',
  'OIDC_CLIENT_SECRET',
]
