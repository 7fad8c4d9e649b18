import { existsSync } from 'node:fs'
import { chmod, copyFile, link, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { LibsqlStore } from '../drivers/libsql-store.ts'
import { storeFile } from '../node-store.ts'
import type { Settings } from '../settings.ts'
import { CommandError, runCommand, stampOf } from './command.ts'
import {
  existing,
  letGoOf,
  soundness,
  sync,
  tellAudit,
  versionOf,
  withFile,
  withStore,
} from './store-file.ts'

const USAGE = 'npm run restore -- --from 备份文件'

/**
 * `npm run restore -- --from FILE`: puts a backup in the place of the store. The file that was there is kept beside it;
 * who was erased from that one is erased from the restored one too.
 */
async function restore(settings: Settings, given: string | undefined): Promise<void> {
  if (!given) throw new CommandError(`要写从哪个备份恢复。请写成：${USAGE}`)
  const from = existing(resolve(given))
  const file = resolve(storeFile(settings))
  if (from === file) throw new CommandError('这就是正在用的数据文件，不是备份。')
  await refuseLive(from)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.restoring-${process.pid}`
  try {
    await copyFile(from, draft)
    await chmod(draft, 0o600)
    await withFile(draft, versionOf)
    const state = await withFile(draft, soundness)
    await sync(draft)
    const aside = await putAside(file)
    await rename(draft, file)
    await sync(dirname(file))
    console.log(`恢复好了：${from}`)
    tellAudit(state)
    const again = await withStore(settings, (store) => settle(store, aside))
    if (aside) console.log(`原来的数据留在 ${aside}。里面有个人资料，不用了请删掉。`)
    if (again > 0) console.log(`备份以后删过的 ${again} 个人的资料，已经再删一次。`)
    console.log('钥匙没有动：电话号码要用备份那时的钥匙才打得开。')
  } finally {
    for (const rest of ['', '-journal', '-wal', '-shm']) await rm(`${draft}${rest}`, { force: true })
  }
}

/** A file with a log beside it is in use, or was copied in the middle of writing: part of it is not in it. */
async function refuseLive(from: string): Promise<void> {
  const beside = `${from}-wal`
  if (existsSync(beside) && (await stat(beside)).size > 0)
    throw new CommandError(`${from} 旁边有 -wal 文件，它不是 npm run backup 做的备份。什么都没有动。`)
}

/** What is there is given another name; refused while the service has it open. */
async function putAside(file: string): Promise<string | undefined> {
  if (!existsSync(file)) return undefined
  const free = await letGoOf(file).catch(() => 'broken' as const)
  if (free === false) throw new CommandError('数据文件正在用。请先停下服务，再恢复。什么都没有动。')
  const aside = `${file}.before-${stampOf(new Date())}-${process.pid}`
  for (const rest of ['-wal', '-shm', '-journal'])
    if (existsSync(`${file}${rest}`)) await rename(`${file}${rest}`, `${aside}${rest}`)
  // A second name: the first is never without a file, wherever this is cut short.
  await link(file, aside)
  return aside
}

/** Brings the restored data up to date with what may not come back, and says in its log that it was restored. */
async function settle(store: LibsqlStore, aside: string | undefined): Promise<number> {
  await store.audit.add({ kind: 'security', action: 'store.restore', actor: 'command' })
  let again = 0
  for (const number of aside ? await erasedIn(aside) : []) {
    const found = await store.cases.find(number)
    if (!found || found.status === 'erased') continue
    await store.cases.erasePerson(number, 'command')
    again++
  }
  return again
}

const PAGE = 500

/** Cases that were erased, by the log of the file that was put aside. One that cannot be read says nothing. */
async function erasedIn(file: string): Promise<Set<string>> {
  const numbers = new Set<string>()
  try {
    await withFile(file, async ({ audit: log }) => {
      for (let page = await log.after(0, PAGE); page.length > 0;) {
        for (const { action, case: number } of page)
          if (number && (action === 'person.erase' || action === 'case.purge')) numbers.add(number)
        page = await log.after(page.at(-1)?.seq ?? 0, PAGE)
      }
    })
  } catch {
    console.log('原来的数据读不出：备份以后删过谁的资料，请照别处的记录再删一次。')
  }
  return numbers
}

void runCommand({ usage: USAGE, options: ['from'], run: (settings, { from }) => restore(settings, from) })
