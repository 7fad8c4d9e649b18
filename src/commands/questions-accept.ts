import { askedIn, KINDS, type Asked } from '../corpus/questions.ts'
import { runCommand } from './command.ts'
import { NEXT, openShelf, tellClauseOf, withMore, type QuestionShelf } from './question-shelf.ts'

const USAGE = 'npm run questions:accept -- --clause 条款编号'

/** Without a clause: what is still to be read. */
function tellDrafts({ library, entry }: QuestionShelf): void {
  const waiting = library.clauses.filter((clause) => entry(clause).drafts)
  if (waiting.length === 0) return console.log('没有等着看的草稿。')
  for (const clause of waiting) {
    const drafts = entry(clause).drafts
    console.log(tellClauseOf(clause))
    for (const kind of KINDS)
      for (const question of drafts?.[kind] ?? []) console.log(`  ${kind} ${question}`)
  }
  console.log(`${waiting.length} 条条款有草稿。不好的先在 corpus/questions/ 里改或删，再运行：${USAGE}`)
}

/** `npm run questions:accept`: an editor has read the drafts of a clause; from now on they are its questions. */
async function accept(given: string | undefined): Promise<boolean> {
  const shelf = await openShelf()
  if (given === undefined) return (tellDrafts(shelf), true)
  const clause = shelf.clause(given)
  const { drafts, ...entry } = shelf.entry(clause)
  if (!drafts) return (console.log(`${clause.id} 没有草稿。`), false)
  let taken: Asked = askedIn(entry)
  const left: Asked = { plain: [], everyday: [], heard: [] }
  for (const kind of KINDS)
    for (const question of drafts[kind] ?? []) {
      const wrong = shelf.wrong(question, kind, { clause, asked: taken })
      if (wrong) left[kind].push(question)
      else taken = { ...taken, [kind]: [...taken[kind], question] }
      console.log(wrong ? `留着没收：${question}（${wrong}）` : `收下了：${question}`)
    }
  const rest = KINDS.flatMap((kind) => left[kind])
  const { model, prompt } = drafts
  shelf.put(clause, withMore(rest.length > 0 ? { drafts: { ...left, model, prompt } } : {}, taken))
  console.log(NEXT)
  return rest.length === 0
}

void runCommand({ usage: USAGE, options: ['clause'], run: (_, { clause }) => accept(clause) })
