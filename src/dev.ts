import { spawn } from 'node:child_process'
import { createNodeFiles } from './drivers/node-files.ts'
import { refreshIndex } from './node-index.ts'

/** Local only and silent towards the outside: without these, a network without DNS makes the start 20 s longer. */
const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_LOG_PATH: '.wrangler/logs',
  CI: '1',
}
/** Settings that a developer may give on the command line's environment. */
const PASSED = ['TODAY', 'EMBEDDER', 'HOTLINE_NAME', 'PUBLIC_ORIGIN']

const given = process.argv.slice(2)
const port = given.includes('--port') ? [] : ['--port', process.env.PORT ?? '8787']
const vars = PASSED.flatMap((name) => (process.env[name] ? ['--var', `${name}:${process.env[name]}`] : []))

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
