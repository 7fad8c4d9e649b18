import { askedIn, KINDS, type Kind } from '../corpus/questions.ts'
import { CommandError, runCommand } from './command.ts'
import { NEXT, openShelf, tellClauseOf, withMore } from './question-shelf.ts'

const USAGE = 'npm run questions:add -- --clause 条款编号 --kind everyday "问法"'

const isKind = (kind: string | undefined): kind is Kind => KINDS.some((known) => known === kind)

/** `npm run questions:add`: one more way of asking for a clause, held against the checks of all questions. */
async function add(given: { clause?: string; kind?: string; question?: string }): Promise<void> {
  const { kind } = given
  const question = given.question?.trim() ?? ''
  if (!isKind(kind))
    throw new CommandError(`--kind 应是 plain（平常说）、everyday（口语）或 heard（听写）。请写成：${USAGE}`)
  if (question === '') throw new CommandError(`没有写问法。请写成：${USAGE}`)
  const shelf = await openShelf()
  const clause = shelf.clause(given.clause)
  const entry = shelf.entry(clause)
  const wrong = shelf.wrong(question, kind, { clause, asked: askedIn(entry) })
  if (wrong) throw new CommandError(`“${question}”不能加：${wrong}。`)
  const next = withMore(entry, { [kind]: [question] })
  shelf.put(clause, next)
  console.log(`加上了。${tellClauseOf(clause)}`)
  const missing = KINDS.filter((k) => askedIn(next)[k].length === 0)
  if (missing.length > 0) console.log(`这一条还没有 ${missing.join('、')} 的问法，请也写一句。`)
  console.log(NEXT)
}

void runCommand({
  usage: USAGE,
  options: ['clause', 'kind', 'question'],
  bare: 'question',
  run: (_, given) => add(given),
})
