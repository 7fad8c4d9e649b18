import { parseArgs } from 'node:util'
import { CorpusError, PortError } from '../errors.ts'
import { checkRuntime } from '../runtime.ts'
import { SettingsError, readSettings } from '../settings.ts'
import type { Settings } from '../settings.ts'

/** What a command cannot do as it was asked. The message is for who typed it. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

interface Command<Name extends string> {
  /** How it is to be written, after 请写成. */
  usage: string
  options: readonly Name[]
  /** The option that is written without its name. */
  bare?: Name
  /** false: it did what it was asked, and what it found is bad. */
  run(settings: Settings, given: Partial<Record<Name, string>>): Promise<boolean | void>
}

/** Runs a command of the store: exit code 1 and a plain sentence where it fails. */
export async function runCommand<Name extends string>(command: Command<Name>): Promise<void> {
  // What a command writes is personal data: for who runs it only.
  process.umask(0o077)
  try {
    const given = argumentsOf(command)
    const settings = readSettings(process.env)
    checkRuntime(settings, 'node')
    process.exitCode = (await command.run(settings, given)) === false ? 1 : 0
  } catch (error) {
    process.exitCode = 1
    if (isPlain(error)) console.error(`没有做成：${error.message}`)
    else console.error('没有做成：', error)
  }
}

function argumentsOf<Name extends string>({
  usage,
  options,
  bare,
}: Command<Name>): Partial<Record<Name, string>> {
  const known = Object.fromEntries(options.map((name) => [name, { type: 'string' as const }]))
  try {
    const { values, positionals } = parseArgs({ options: known, allowPositionals: bare !== undefined })
    const rest = bare && positionals.length > 0 ? { [bare]: positionals.join(' ') } : {}
    return { ...values, ...rest } as Partial<Record<Name, string>>
  } catch {
    throw new CommandError(`不认得这样的写法。请写成：${usage}`)
  }
}

/** What goes wrong on disks and in arguments, said without a stack. */
function isPlain(error: unknown): error is Error {
  if (error instanceof CommandError || error instanceof SettingsError) return true
  if (error instanceof PortError || error instanceof CorpusError) return true
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string'
}

/** The six digits of a case. */
export function caseNumber(given: string | undefined, usage: string): string {
  if (given && /^[1-9]\d{5}$/.test(given)) return given
  throw new CommandError(`要写六位数的编号。请写成：${usage}`)
}

/** A moment as part of a file's name. */
export const stampOf = (at: Date): string =>
  at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '')
