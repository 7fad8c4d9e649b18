import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

/**
 * `npm run store:migration -- --name what_changed`: compares src/store/schema.ts with the last migration, writes the next
 * one, and gathers all in a module: a Worker has no folder to read them from. Without --name it only gathers.
 */
const FOLDER = 'src/store/migrations'
const MODULE = 'src/store/migration-list.ts'

export function gather(): string {
  const journal = JSON.parse(readFileSync(`${FOLDER}/meta/_journal.json`, 'utf8')) as {
    entries: { tag: string }[]
  }
  const lines = journal.entries.map(({ tag }) => {
    const sql = readFileSync(`${FOLDER}/${tag}.sql`, 'utf8')
    if (/[`\\]|\$\{/.test(sql.replaceAll('`', ''))) throw new Error(`${tag}: cannot stand in a template`)
    return `  {\n    name: '${tag}',\n    sql: \`${sql.replaceAll('`', '"')}\`,\n  },`
  })
  return [
    '/** Made by npm run store:migration from src/store/migrations: change it there. Version = place in the list, from 1. */',
    'export const MIGRATIONS: readonly { name: string; sql: string }[] = [',
    ...lines,
    ']',
    '',
  ].join('\n')
}

if (process.argv[1]?.endsWith('store-migration.ts')) {
  const { name } = parseArgs({ options: { name: { type: 'string' } } }).values
  if (name) {
    const { status } = spawnSync('npx', ['drizzle-kit', 'generate', '--name', name], { stdio: 'inherit' })
    if (status !== 0) process.exit(status ?? 1)
  }
  writeFileSync(MODULE, gather())
  console.log(`${MODULE}：已写好。`)
}
