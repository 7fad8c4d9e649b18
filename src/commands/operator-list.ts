import { ROLE_WORDS } from '../operator/roles.ts'
import type { Account } from '../ports/operators.ts'
import { runCommand } from './command.ts'
import { D1_OPTIONS, withKept } from './d1.ts'

/** `npm run operator:list`: who has an account, a line each. */
void runCommand({
  usage: 'npm run operator:list [-- --d1 local|remote]',
  options: [...D1_OPTIONS],
  run: (settings, given) =>
    withKept(settings, given, async ({ operators }) => {
      for (const account of await operators.list()) console.log(lineOf(account))
    }),
})

function lineOf({ name, role, subject, password, passkeys, disabledAt, lockedUntil }: Account): string {
  const facts = [
    ROLE_WORDS[role],
    ...(password ? ['密码'] : []),
    ...(passkeys > 0 ? [`通行密钥 ${passkeys} 个`] : []),
    ...(subject === undefined ? [] : [`统一身份 ${subject}`]),
    ...(disabledAt === undefined ? [] : ['停用了']),
    ...(lockedUntil === undefined ? [] : ['连错五次，锁着']),
  ]
  return `${name}：${facts.join('，')}`
}
