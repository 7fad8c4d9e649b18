import { text } from 'node:stream/consumers'
import { createNodePasswords } from '../drivers/node-passwords.ts'
import { openLibsqlStore } from '../drivers/libsql-store.ts'
import { withKeys } from '../node-keys.ts'
import { storeFile } from '../node-store.ts'
import { subjectFrom } from '../operator/subjects.ts'
import { newSecret, secretUri } from '../operator/totp.ts'
import { ROLES } from '../ports/operators.ts'
import type { OperatorDraft } from '../ports/operators.ts'
import type { Store } from '../ports/store.ts'
import { createVault } from '../privacy/vault.ts'
import type { Settings } from '../settings.ts'
import { CommandError, runCommand } from './command.ts'
import { D1_OPTIONS, withKept } from './d1.ts'

const USAGE = `npm run operator:add -- --name 名字 --role ${ROLES.join('|')} [--subject 邮箱 [--d1 remote]]`
const SHORTEST = 12

type Named = Pick<OperatorDraft, 'name' | 'role'>

/**
 * `npm run operator:add`: an account for the console. Without `--subject` it has a password (from standard input, else made and
 * printed once) and the secret of its second factor; with it, somebody signs in by OpenID Connect or Cloudflare Access.
 * Of a name that is there, all is set anew and its sessions end.
 */
void runCommand({
  usage: USAGE,
  options: ['name', 'role', 'subject', ...D1_OPTIONS],
  async run(settings, given) {
    const name = given.name?.trim().normalize('NFKC') ?? ''
    const role = ROLES.find((known) => known === given.role)
    if (!/^[\p{L}\p{N}._-]{1,40}$/u.test(name) || !role)
      throw new CommandError(`名字是 1 到 40 个字或字母，角色是 ${ROLES.join('、')}。请写成：${USAGE}`)
    if (given.subject !== undefined) {
      const subject = subjectFrom(given.subject)
      if (!subject) throw new CommandError('--subject 后面写统一身份里的邮箱，或者它给的编号，不能有空格。')
      const put = (store: Store) => tell(store, { name, role, subject })
      return given.d1 === undefined ? here(settings, put) : withKept(settings, given, put)
    }
    if (given.d1 !== undefined)
      throw new CommandError('Worker 上没有密码，要用统一身份登录：后面加 --subject 邮箱。')
    return addWithPassword(settings, { name, role })
  },
})

async function addWithPassword(settings: Settings, { name, role }: Named): Promise<void> {
  const typed = process.stdin.isTTY ? '' : (await text(process.stdin)).replace(/\r?\n$/, '')
  if (typed && [...typed].length < SHORTEST) throw new CommandError(`密码太短，至少 ${SHORTEST} 个字符。`)
  const made = typed || newSecret().slice(0, 20)
  const { dataKey = '' } = await withKeys(settings)
  const secret = newSecret()
  const second = await (await createVault(dataKey)).seal(secret, `${name} second`)
  const password = await createNodePasswords().hash(made)
  await here(settings, (store) => tell(store, { name, role, password, second }))
  if (!typed) console.log(`密码（只显示这一次）：${made}`)
  console.log(`验证码的密钥，输进验证器（只显示这一次）：${secret.replace(/.{4}(?=.)/g, '$& ')}`)
  console.log(`或者用这个网址：${secretUri(name, secret)}`)
  console.log('登录：打开 /operator，写名字、密码和验证器上的六位数。以后可以在“我的登录”里加通行密钥。')
}

async function tell({ operators }: Store, draft: OperatorDraft): Promise<void> {
  const done = await operators.put(draft)
  if (done === 'taken') throw new CommandError('这个统一身份已经是别人的账号。')
  const { name, role } = draft
  console.log(done === 'added' ? `加好了：${name}（${role}）。` : `${name} 重新设好了，角色是 ${role}。`)
}

/** The first account may come before the first start of the service. */
async function here(settings: Settings, act: (store: Store) => Promise<void>): Promise<void> {
  const store = await openLibsqlStore({ file: storeFile(settings), patience: 10_000 })
  try {
    await act(store)
  } finally {
    store.close()
  }
}
