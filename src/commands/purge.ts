import { KEPT_KINDS } from '../ports/store.ts'
import type { KeptKind } from '../ports/store.ts'
import { runCommand } from './command.ts'
import { D1_OPTIONS, withKept } from './d1.ts'

const NAMES: Record<KeptKind, string> = {
  conversations: '对话',
  answers: '回答',
  feedback: '评价',
  cases: '留言',
  calls: '电话',
  once: '重复请求的记号',
  sessions: '登录',
}

/** `npm run purge`: removes now what is kept longer than its retention; the service does the same by itself. */
void runCommand({
  usage: 'npm run purge，或者 npm run purge -- --d1 local|remote',
  options: D1_OPTIONS,
  async run(settings, given) {
    const removed = await withKept(settings, given, (store) => store.purge())
    for (const kind of KEPT_KINDS) console.log(`${NAMES[kind]}：删了 ${removed[kind]} 条到期的。`)
  },
})
