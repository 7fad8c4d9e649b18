import type { Clause } from './clause.ts'
import type { DocumentRecord } from './document.ts'
import { rowText, runOf, type Draft } from './outline.ts'
import { RESTORED, spansOf } from './text.ts'

/** The drafts of one document → its clauses, with their notes; codes and definitions are filled in later. */
export function clausesOf(record: DocumentRecord, drafts: readonly Draft[]): Clause[] {
  const places = new Set<string>()
  const ids = drafts.map((draft) => `${record.id}.${unique(draft.place, places)}`)
  const notes = drafts.flatMap((draft, i) =>
    draft.kind === 'note' && draft.table ? [{ draft, id: ids[i] ?? '' }] : [],
  )
  return drafts.map((draft, i): Clause => {
    const cells = draft.cells.map(({ column, run }) => ({ column, text: run.text }))
    const run = runOf(draft)
    const restored = run.at.flatMap((at, place) => (at === RESTORED ? [place] : []))
    const isRow = draft.kind === 'row'
    return {
      id: ids[i] ?? '',
      code: '',
      documentId: record.id,
      kind: draft.kind,
      path: draft.path,
      text: isRow ? rowText(cells) : run.text,
      ...(isRow ? { cells } : {}),
      spans: spansOf(run),
      ...(restored.length ? { restored } : {}),
      notes: isRow ? notes.filter((n) => n.draft.table === draft.table).map((n) => n.id) : [],
      definitions: [],
    }
  })
}

/** Two clauses at one place (a number printed twice): the second is told apart. */
function unique(place: string, places: Set<string>): string {
  let name = place
  for (let n = 2; places.has(name); n++) name = `${place}-x${n}`
  places.add(name)
  return name
}
