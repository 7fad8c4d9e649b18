import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const COMMANDS = ['backup', 'restore', 'purge', 'person:export', 'person:erase', 'audit:verify', 'replay']

/** The other tests start them bundled, which is faster. */
it.concurrent.each(COMMANDS)('npm run %s starts what it should', { timeout: 60_000 }, async (name) => {
  const [program = '', ...args] = scripts[name]?.split(' ') ?? []
  const child = spawn(program, [...args, '--no-such-option'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  expect(await once(child, 'close')).toEqual([1, null])
  expect(said).toMatch(new RegExp(`不认得这样的写法。请写成：npm run (-s )?${name}`))
})
