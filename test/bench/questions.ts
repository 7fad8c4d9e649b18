import { readFileSync, readdirSync } from 'node:fs'

/** What is asked while times are taken: the development questions, which only measure. */
export const questions: readonly string[] = readdirSync('test/eval/dev').flatMap((file) =>
  readFileSync(`test/eval/dev/${file}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { question: string }).question),
)
