import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { findStumbles } from '../speech/gate.ts'
import { toSpelled, toSpoken } from '../speech/speak.ts'

const USAGE = 'npm run -s speak -- [--spell] < 一行一句的文字'

/**
 * `npm run speak`: lines on standard input, their spoken forms line by line on standard output; `--spell` says document
 * numbers letter by letter. What a voice would still stumble on is named on standard error, and the exit code is 1.
 */
async function speak(): Promise<void> {
  let spelled: boolean | undefined
  try {
    spelled = parseArgs({ options: { spell: { type: 'boolean' } } }).values.spell
  } catch {
    console.error(`没有做成：不认得这样的写法。请写成：${USAGE}`)
    process.exitCode = 1
    return
  }
  const say = spelled ? toSpelled : toSpoken
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1
    const said = say(line)
    console.log(said)
    const stumbles = findStumbles(said)
    if (stumbles.length === 0) continue
    console.error(`第 ${number} 行还有念不出的：${[...new Set(stumbles)].join(' ')}`)
    process.exitCode = 1
  }
}

await speak()
