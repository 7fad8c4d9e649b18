import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createNodeFiles } from './drivers/node-files.ts'
import { refreshIndex } from './node-index.ts'
import { SETTING_NAMES } from './settings.ts'
import { SECRETS } from './settings-schema.ts'

/** Local only and silent towards the outside: without these, a network without DNS makes the start 20 s longer. */
const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_LOG_PATH: '.wrangler/logs',
  CI: '1',
}
/** Of Node alone. */
const NODE_ONLY = ['PORT', 'HOST', 'DATA_DIR', 'MODEL_DIR']
/** Settings that a developer may give in the environment. Secrets stand in .dev.vars: everybody sees a command line. */
const PASSED = SETTING_NAMES.filter((name) => !SECRETS.includes(name) && !NODE_ONLY.includes(name))

/** The Worker cannot make its own keys, and without them some doors stay shut. Git knows nothing of this file. */
function makeDevVars(file: string): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const missing = ['STATE_SECRET', 'DATA_KEY'].filter((name) => !new RegExp(`^${name}\\s*=`, 'm').test(text))
  const lines = missing.map((name) => `${name}="${randomBytes(32).toString('base64url')}"\n`)
  const gap = text === '' || text.endsWith('\n') ? '' : '\n'
  if (lines.length > 0) appendFileSync(file, gap + lines.join(''), { mode: 0o600 })
}

const given = process.argv.slice(2)
const port = given.includes('--port') ? [] : ['--port', process.env.PORT ?? '8787']
const vars = PASSED.flatMap((name) => (process.env[name] ? ['--var', `${name}:${process.env[name]}`] : []))

makeDevVars('.dev.vars')
await refreshIndex(createNodeFiles('index'), process.env.MODEL_DIR)
const command = [
  'dev',
  '--local',
  '--log-level',
  'warn',
  '--show-interactive-dev-session=false',
  ...port,
  ...vars,
  ...given,
]
const wrangler = spawn(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...command], {
  env: { ...process.env, ...QUIET },
  stdio: ['ignore', 'inherit', 'inherit'],
})
console.log(
  `workerd 正在启动：http://127.0.0.1:${[...given, ...port].at([...given, ...port].indexOf('--port') + 1)}`,
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => wrangler.kill(signal))
wrangler.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)))
