import { text } from 'node:stream/consumers'
import { createNodePasswords } from '../drivers/node-passwords.ts'
import { openLibsqlStore } from '../drivers/libsql-store.ts'
import { withKeys } from '../node-keys.ts'
import { storeFile } from '../node-store.ts'
import { newSecret, secretUri } from '../operator/totp.ts'
import { ROLES } from '../ports/operators.ts'
import { createVault } from '../privacy/vault.ts'
import { CommandError, runCommand } from './command.ts'

const USAGE = `npm run operator:add -- --name 名字 --role ${ROLES.join('|')}`
const SHORTEST = 12

/**
 * `npm run operator:add`: an account for the console, with a password (from standard input, else made and printed once) and
 * the secret of its second factor. Of a name that is there, both are set anew and its sessions end.
 */
void runCommand({
  usage: USAGE,
  options: ['name', 'role'],
  async run(settings, given) {
    const name = given.name?.trim().normalize('NFKC') ?? ''
    const role = ROLES.find((known) => known === given.role)
    if (!/^[\p{L}\p{N}._-]{1,40}$/u.test(name) || !role)
      throw new CommandError(`名字是 1 到 40 个字或字母，角色是 ${ROLES.join('、')}。请写成：${USAGE}`)
    const typed = process.stdin.isTTY ? '' : (await text(process.stdin)).replace(/\r?\n$/, '')
    if (typed && [...typed].length < SHORTEST) throw new CommandError(`密码太短，至少 ${SHORTEST} 个字符。`)
    const password = typed || newSecret().slice(0, 20)
    const { dataKey = '' } = await withKeys(settings)
    const secret = newSecret()
    const second = await (await createVault(dataKey)).seal(secret, `${name} second`)
    const store = await openLibsqlStore({ file: storeFile(settings), patience: 10_000 })
    try {
      const hash = await createNodePasswords().hash(password)
      const done = await store.operators.put({ name, role, password: hash, second })
      console.log(
        done === 'added' ? `加好了：${name}（${role}）。` : `${name} 的密码和验证码都换了，角色是 ${role}。`,
      )
    } finally {
      store.close()
    }
    if (!typed) console.log(`密码（只显示这一次）：${password}`)
    console.log(`验证码的密钥，输进验证器（只显示这一次）：${secret.replace(/.{4}(?=.)/g, '$& ')}`)
    console.log(`或者用这个网址：${secretUri(name, secret)}`)
    console.log('登录：打开 /operator，写名字、密码和验证器上的六位数。')
  },
})
