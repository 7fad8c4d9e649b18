import { tellDoors } from '../doors.ts'
import { checkMachine } from '../node-checks.ts'
import type { Check } from '../node-checks.ts'
import { peekKeys } from '../node-keys.ts'
import { checkRuntime } from '../runtime.ts'
import { readSettings, tellSettings } from '../settings.ts'
import type { Settings } from '../settings.ts'
import { VERSION } from '../version.ts'

/** npm run doctor: what a start would say, and whether it would succeed, without starting. */
async function examine(): Promise<boolean> {
  console.log(`听政 ${VERSION}，Node ${process.version}`)
  const told = tellSettings(process.env)
  console.log(told.length > 0 ? `设置：\n  ${told.join('\n  ')}` : '设置：都没有写，用默认的。')
  let settings: Settings
  try {
    settings = readSettings(process.env)
    checkRuntime(settings, 'node')
  } catch (error) {
    console.log(`✗ ${(error as Error).message.replaceAll('\n', '\n✗ ')}`)
    return false
  }
  const checks = [{ name: '设置' }, ...(await checkMachine(settings)), await keys(settings)]
  for (const { name, wrong } of checks) console.log(wrong ? `✗ ${name}：${wrong}` : `✓ ${name}`)
  const opened = { ...settings, stateSecret: 'made', dataKey: 'made' }
  for (const line of tellDoors(opened)) console.log(line)
  return checks.every(({ wrong }) => wrong === undefined)
}

async function keys(settings: Settings): Promise<Check> {
  const name = 'STATE_SECRET 和 DATA_KEY：写了，或在数据文件夹里，或第一次启动时做'
  try {
    await peekKeys(settings)
    return { name }
  } catch (error) {
    return { name, wrong: (error as Error).message }
  }
}

process.exitCode = (await examine()) ? 0 : 1
