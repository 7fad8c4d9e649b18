import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { KEPT_KINDS } from '../../src/ports/store.ts'
import { RETENTION, SEEDS } from '../../src/store/seeds.ts'
import { testFolder } from '../fixtures/store.ts'

const FOLDER = 'corpus/settings'

it('every file of corpus/settings is a seed, and every seed a file', () => {
  const files = readdirSync(FOLDER).map((name) => [
    name,
    JSON.parse(readFileSync(join(FOLDER, name), 'utf8')),
  ])
  expect(Object.fromEntries(files)).toEqual(
    Object.fromEntries(Object.entries(SEEDS).map(([name, value]) => [`${name}.json`, value])),
  )
})

it('the retention names every kind that is kept, in hours, of an hour at least', () => {
  expect(Object.keys(RETENTION).toSorted()).toEqual([...KEPT_KINDS].toSorted())
  for (const hours of Object.values(RETENTION)) expect(Number.isInteger(hours) && hours >= 1).toBe(true)
})

it('a seed is read until an editor writes, and then never again', async () => {
  const store = await openLibsqlStore({ file: join(testFolder(), 'store.db') })
  expect(await store.settings.read('retention')).toEqual({ value: RETENTION, version: 0 })
  expect(await store.settings.read('unknown')).toBeNull()
  const value = { ...RETENTION, answers: 48 }
  expect(await store.settings.write('retention', value, { version: 0, actor: 'li' })).toBe(true)
  expect(await store.settings.read('retention')).toEqual({ value, version: 1 })
  store.close()
})
