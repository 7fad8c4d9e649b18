import type { Clause } from './clause.ts'

/**
 * Terms that one clause defines and others of the same document use: （以下简称低保对象）, （以下统称三重制度）, 一类人员：….
 * Returns term → clause id, in reading order; the first definition of a term counts.
 */
export function definitionsIn(clauses: readonly Clause[]): Map<string, string> {
  const terms = new Map<string, string>()
  const add = (term: string, id: string): void => {
    if (!terms.has(term)) terms.set(term, id)
  }
  for (const { id, text, kind } of clauses) {
    if (kind === 'row') continue
    for (const found of text.matchAll(/以下(?:简称|统称)(?:为)?[“"]?([^）)”"，,。；]{2,14})[”"]?[）)]/g))
      add(found[1] ?? '', id)
    const led = /^([\p{Script=Han}]{3,8})：[^：]{2,}/u.exec(text)
    if (led && kind === 'paragraph') add(led[1] ?? '', id)
  }
  return terms
}

/** Fills in `definitions` of each clause of one document: the terms it uses that another clause defines. */
export function linkDefinitions(clauses: readonly Clause[]): Clause[] {
  const terms = [...definitionsIn(clauses)]
  return clauses.map((clause) => {
    const used = terms.filter(
      ([term, id]) => id !== clause.id && (clause.text.includes(term) || abbreviates(clause.text, term)),
    )
    return { ...clause, definitions: used.map(([term, clauseId]) => ({ term, clauseId })) }
  })
}

/** 一类、二类人员 uses 一类人员 too. */
function abbreviates(text: string, term: string): boolean {
  const parts = /^([一二三四五六七八九]类)(.+)$/.exec(term)
  return (
    parts !== null && new RegExp(`${parts[1]}(?:[、和及或][一二三四五六七八九]类)+${parts[2]}`).test(text)
  )
}
