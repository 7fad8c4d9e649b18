import { existsSync } from 'node:fs'
import { link, mkdir, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { KEY_FOLDER } from '../node-keys.ts'
import { storeFile } from '../node-store.ts'
import type { Settings } from '../settings.ts'
import { SCHEMA_VERSION } from '../store/migrate.ts'
import { CommandError, runCommand, stampOf } from './command.ts'
import { existing, soundness, sync, tellAudit, versionOf, withFile, withStore } from './store-file.ts'

const USAGE = 'npm run backup -- --out 文件'

/**
 * `npm run backup -- --out FILE`: the store as it is at one moment, in one file, while the service goes on writing. The
 * keys are no part of it: who finds a backup cannot read a phone number.
 */
async function backup(settings: Settings, out: string | undefined): Promise<void> {
  const file = existing(storeFile(settings))
  const to = resolve(out ?? join(settings.dataDir, 'backups', `store-${stampOf(new Date())}.db`))
  const folder = dirname(to)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await refuseKeyFolder(settings, folder)
  if (existsSync(to)) throw new CommandError(`${to} 已经有了，不覆盖它。请换一个名字。`)
  const version = await withFile(file, versionOf)
  // Data of an earlier version is copied as it is: a backup comes before an upgrade.
  if (version === SCHEMA_VERSION)
    await withStore(settings, ({ audit }) =>
      audit.add({ kind: 'read', action: 'store.backup', actor: 'command' }),
    )
  const draft = join(folder, `.${basename(to)}.${process.pid}`)
  try {
    await withFile(file, ({ client, guard }) =>
      guard(() => client.execute({ sql: 'VACUUM INTO ?', args: [draft] })),
    )
    const state = await withFile(draft, soundness)
    await sync(draft)
    // Fails where there is a file of this name by now.
    await link(draft, to)
    await sync(folder)
    console.log(`备份好了：${to}`)
    tellAudit(state)
    console.log('钥匙不在里面：请另外保管，不要和备份放在一起。备份里有个人资料，到期请删掉。')
  } finally {
    for (const rest of ['', '-journal', '-wal', '-shm']) await rm(`${draft}${rest}`, { force: true })
  }
}

async function refuseKeyFolder({ dataDir }: Settings, folder: string): Promise<void> {
  if (!existsSync(dataDir)) return
  const keys = join(await realpath(dataDir), KEY_FOLDER)
  const real = await realpath(folder)
  if (real === keys || real.startsWith(`${keys}${sep}`))
    throw new CommandError('备份不能放在钥匙的文件夹里。请换一个地方。')
}

void runCommand({ usage: USAGE, options: ['out'], run: (settings, { out }) => backup(settings, out) })
