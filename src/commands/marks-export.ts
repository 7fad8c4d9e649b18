import type { MarkedQuestion } from '../ports/desk.ts'
import { runCommand } from './command.ts'
import { D1_OPTIONS, withKept } from './d1.ts'

const USAGE = 'npm run -s marks:export'
const PAGE = 500

/** `npm run -s marks:export > marks.jsonl`: what operators marked, one mark a line, with the question (masked) where it is kept. */
void runCommand({
  usage: USAGE,
  options: D1_OPTIONS,
  run: (settings, given) =>
    withKept(settings, given, async ({ desk }) => {
      let at = 0
      for (;;) {
        const marks = await desk.marksAfter(at, PAGE)
        for (const mark of marks) process.stdout.write(`${JSON.stringify(lineOf(mark))}\n`)
        const last = marks.at(-1)
        if (!last || marks.length < PAGE) return
        at = last.at
      }
    }),
})

/** Without its maker: it is the suggestion that is judged. */
const lineOf = ({ id, at, answerId, clauseId, mark, note, question, region }: MarkedQuestion) => ({
  id,
  at: new Date(at).toISOString(),
  question,
  region,
  answerId,
  clauseId,
  mark,
  note,
})
