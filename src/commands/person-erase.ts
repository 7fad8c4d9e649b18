import { CommandError, caseNumber, runCommand } from './command.ts'
import { D1_OPTIONS, withKept } from './d1.ts'

const USAGE = 'npm run person:erase -- --case 编号'

/** `npm run person:erase -- --case N`: takes all of the person of a case out of the store; the audit log stays whole. */
void runCommand({
  usage: USAGE,
  options: ['case', ...D1_OPTIONS],
  async run(settings, given) {
    const number = caseNumber(given.case, USAGE)
    const state = await withKept(settings, given, async ({ cases, audit }) => {
      if (!(await cases.erasePerson(number, 'command'))) throw new CommandError(`没有编号 ${number}。`)
      return audit.verify()
    })
    console.log(`编号 ${number} 的人，资料都删了。编号留着，不再给别人。`)
    console.log('以前的备份里还有：备份到期请删掉。从备份恢复时会再删一次。')
    if (!state.whole) console.error('审计记录不完整，请运行 npm run audit:verify。')
    return state.whole
  },
})
