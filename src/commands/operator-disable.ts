import { CommandError, runCommand } from './command.ts'
import { D1_OPTIONS, withKept } from './d1.ts'

const USAGE = 'npm run operator:disable -- --name 名字'

/** `npm run operator:disable`: somebody has left. The sessions end at once; operator:add opens the account again. */
void runCommand({
  usage: USAGE,
  options: ['name', ...D1_OPTIONS],
  run: (settings, given) =>
    withKept(settings, given, async ({ operators }) => {
      const name = given.name?.trim().normalize('NFKC')
      const known = (await operators.list()).find((account) => account.name === name)
      if (!name || !known) throw new CommandError(`没有这个账号。请写成：${USAGE}`)
      if ((await operators.change(known.id, { disabled: true }, 'command')) === 'last-admin')
        throw new CommandError('这是最后一个管理员。请先加另一个。')
      console.log(`${name} 停用了，登录都结束了。`)
    }),
})
