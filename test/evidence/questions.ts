import { readFileSync, readdirSync } from 'node:fs'
import { draw } from '../browser/sample.ts'

/** A development question: these only measure. */
export interface Developed {
  id: string
  question: string
  kind: string
  region: string
  context?: string[]
}

const FOLDER = 'test/eval/dev'

/** Those that stand by themselves; of them so many a day, each day others, or with EVIDENCE=all every one. */
export function questionsOfTheDay(count: number): Developed[] {
  const lines = readdirSync(FOLDER).flatMap((file) => readFileSync(`${FOLDER}/${file}`, 'utf8').split('\n'))
  const all = lines.filter(Boolean).map((line) => JSON.parse(line) as Developed)
  const alone = all.filter(({ context }) => !context)
  const ids = draw(
    alone.map(({ id }) => id),
    process.env.EVIDENCE === 'all' ? Infinity : count,
  )
  return alone.filter(({ id }) => ids.includes(id))
}
