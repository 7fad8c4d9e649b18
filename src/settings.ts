import { RULES } from './settings-rules.ts'
import { schema, SECRETS } from './settings-schema.ts'
import type { Parsed, SettingName } from './settings-schema.ts'

export type { SettingName } from './settings-schema.ts'
export type { TrustProxy } from './settings-schema.ts'

/** A setting with a value that cannot be used. The message names it and says what is expected, never its value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

type Camel<S extends string> = S extends `${infer Head}_${infer Rest}`
  ? `${Lowercase<Head>}${Capitalize<Camel<Rest>>}`
  : Lowercase<S>

/** Given by a default: always there. The others are absent when they are not set. */
type Given = 'PORT' | 'HOST' | 'DATA_DIR' | 'EMBEDDER' | 'MODEL_REMOTE' | 'RATE_LIMIT' | 'HOTLINE_NAME'

/** DATA_DIR of the environment is `dataDir` here, and so on. Absent `publicOrigin`: whatever origin the request came to. */
export type Settings = { [Name in Given as Camel<Name>]: Parsed[Name] } & {
  [Name in Exclude<SettingName, Given> as Camel<Name>]?: NonNullable<Parsed[Name]>
}

export type Environment = Record<string, string | undefined>

export const SETTING_NAMES = Object.keys(schema.shape) as SettingName[]

/** Reads the settings from an environment. Names that are not ours are left alone; an empty value counts as absent. */
export function readSettings(env: Environment): Settings {
  const parsed = schema.safeParse(given(env))
  if (!parsed.success) {
    const first = new Map(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]))
    throw new SettingsError(
      [...first].map(([name, expected]) => `设置 ${name} 不对：${expected}。`).join('\n'),
    )
  }
  const broken = RULES.filter((rule) => rule.broken(parsed.data))
  if (broken.length > 0)
    throw new SettingsError(broken.map(({ name, expected }) => `设置 ${name} ${expected}。`).join('\n'))
  const entries = Object.entries(parsed.data).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries.map(([name, value]) => [camel(name), value])) as Settings
}

/** Name and value of all that is set, as it may be printed: secrets only by being there. */
export function tellSettings(env: Environment): string[] {
  return Object.entries(given(env)).map(([name, value]) =>
    SECRETS.includes(name as SettingName) ? `${name}（已写，不显示）` : `${name}=${value}`,
  )
}

function given(env: Environment): Record<string, string> {
  return Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = env[name]?.trim()
      return value ? [[name, value]] : []
    }),
  )
}

const camel = (name: string): string =>
  name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
