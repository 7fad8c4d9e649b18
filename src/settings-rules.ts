import type { Parsed, SettingName } from './settings-schema.ts'

interface Rule {
  /** The setting that is wrong or missing. */
  name: SettingName
  broken: (s: Parsed) => boolean
  expected: string
}

const needs = (name: SettingName, other: SettingName, why: string): Rule => ({
  name,
  broken: (s) => s[other] !== undefined && s[name] === undefined,
  expected: `没有写：${why}`,
})

const isPostgres = (s: Parsed): boolean => /^postgres(?:ql)?:/.test(s.DATABASE_URL ?? '')

/** What settings ask of each other. */
export const RULES: readonly Rule[] = [
  {
    name: 'MODEL_DIR',
    broken: (s) => s.EMBEDDER === 'transformers' && !s.MODEL_DIR && !s.MODEL_REMOTE,
    expected: '没有写：EMBEDDER=transformers 要知道模型放在哪个文件夹',
  },
  needs('CHAT_MODEL', 'CHAT_BASE_URL', '有了 CHAT_BASE_URL，还要知道用哪个模型'),
  {
    name: 'DATABASE_URL',
    broken: (s) => (s.STORE === 'postgres' || s.VECTOR_STORE === 'pgvector') && !isPostgres(s),
    expected: '没有写对：STORE=postgres 或 VECTOR_STORE=pgvector 要 postgres:// 开头的地址',
  },
  {
    name: 'DATABASE_URL',
    broken: (s) => (s.STORE ?? 'sqlite') === 'sqlite' && s.VECTOR_STORE !== 'pgvector' && isPostgres(s),
    expected: '和 STORE 不合：postgres:// 开头的地址要 STORE=postgres',
  },
  needs('OUTCOME_SECRET', 'OUTCOME_URL', '结果要签名才送出去，OUTCOME_URL 要有它'),
  needs('SMS_KEY', 'SMS_URL', 'SMS_URL 的短信平台要用它'),
  needs('SMS_URL', 'SMS_KEY', '有了 SMS_KEY，还要短信平台的网址'),
  needs('ACCESS_AUD', 'ACCESS_TEAM', 'ACCESS_TEAM 和 ACCESS_AUD 要一起写'),
  needs('ACCESS_TEAM', 'ACCESS_AUD', 'ACCESS_TEAM 和 ACCESS_AUD 要一起写'),
  needs('OIDC_CLIENT_ID', 'OIDC_ISSUER', 'OIDC 的三项要一起写'),
  needs('OIDC_CLIENT_SECRET', 'OIDC_ISSUER', 'OIDC 的三项要一起写'),
  needs('OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC 的三项要一起写'),
  needs('OIDC_ISSUER', 'OIDC_CLIENT_SECRET', 'OIDC 的三项要一起写'),
  {
    name: 'DATA_KEY',
    broken: (s) => s.DATA_KEY !== undefined && s.DATA_KEY === s.STATE_SECRET,
    expected: '不能和 STATE_SECRET 一样',
  },
]
