import { html } from 'hono/html'
import { rowWords } from '../../../answer/telling.ts'
import type { Clause } from '../../../corpus/clause.ts'
import type { Html } from '../html.ts'

/** What a reader looks for, in the order of the telling; other columns keep their own names. */
const NAMES: Partial<Record<string, string>> = {
  who: '给谁',
  what: '有什么',
  payer: '谁出钱',
  office: '谁负责',
}

/**
 * A told table row as its parts: what it is, who, how much, who pays, where to go. undefined when the line is anything
 * but such a row's own words, each once: then it is read as it stands.
 */
export function factsOf(line: string, rows: readonly Clause[]): Html | undefined {
  for (const row of rows) {
    const { subject, told } = rowWords(row, row.notes.length > 0)
    const from = subject ? line.indexOf(subject) : -1
    if (!subject || from < 0) continue
    const said = line.slice(from + subject.length + 1)
    const parts = told.filter(({ words }) => said.includes(words))
    const left = parts.reduce((rest, { words }) => rest.replace(words, ''), said)
    if (left !== '' || parts.length < 2) continue
    const ordered = parts.toSorted((a, b) => said.indexOf(a.words) - said.indexOf(b.words))
    return shown(line.slice(0, from), subject, ordered)
  }
  return undefined
}

type Part = ReturnType<typeof rowWords>['told'][number]

function shown(before: string, subject: string, parts: readonly Part[]): Html {
  return html`${before ? html`<p class="lead">${before}</p>` : ''}
    <p class="subject">${subject}</p>
    <dl class="facts">
      ${parts.map(
        ({ role, column, words }) =>
          html`<dt>${(role && NAMES[role]) ?? column}</dt>
            <dd>${withoutColumn(words, column)}</dd>`,
      )}
    </dl>`
}

const withoutColumn = (words: string, column: string): string =>
  ['是', '：'].some((link) => words.startsWith(column + link)) ? words.slice(column.length + 1) : words
