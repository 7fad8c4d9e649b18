import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { filesContract } from '../ports/files.contract.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'tingzheng-'))

filesContract('node', async (files) => {
  const here = folder()
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(here, name), bytes)
  return createNodeFiles(here)
})

it('names nothing outside its folder, and says what it could not read', async () => {
  const here = folder()
  mkdirSync(join(here, 'inner'))
  const files = createNodeFiles(here)
  for (const name of ['../secret', '/etc/passwd', '.env', 'inner'])
    await expect(files.read(name)).rejects.toThrow('[files]')
})
