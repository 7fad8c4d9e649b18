import { CorpusError } from '../errors.ts'
import type { Clause } from './clause.ts'
import type { DocumentRecord } from './document.ts'

/** What became of a body: a row of corpus/bodies.tsv. Names are short and begin with 省 or 市, as documents print them. */
export interface Change {
  region: string
  was: string
  is: string
  /** The one matter that moved, as words of a text (医疗保险|医保); absent = the body itself was renamed or merged. */
  matter?: RegExp
  /** 2018 or 2018-06-15. */
  since: string
  source: string
}

/** A body that is responsible for a clause. */
export interface Responsible {
  /** With its region in front: 吉林省卫生健康委. */
  name: string
  /** As the document has it, when it has another name today. */
  was?: string
}

export interface Bodies {
  /** What changed since, until the day, for bodies that words of this document name, in the order in which they stand. */
  changesIn(text: string, document: DocumentRecord, today: string): Change[]
  /** The body named first as responsible for a clause, under the name of the day. */
  responsibleFor(clause: Clause, document: DocumentRecord, today: string): Responsible | undefined
}

const HEADER = '地区\t原名\t今名\t什么事\t自\t依据'

/** Reads corpus/bodies.tsv. Fails with a CorpusError that names the line and what is expected. */
export function parseBodies(tsv: string, file = 'bodies.tsv'): Bodies {
  const [header, ...lines] = tsv.trim().split('\n')
  if (header !== HEADER) throw new CorpusError(file, 1, `第一行要写成：${HEADER.replaceAll('\t', '，')}`)
  const changes = lines.map((line, i) => changeOf(line, i + 2, file))
  const changesFor = (document: DocumentRecord, today: string): Change[] =>
    changes.filter(
      (c) =>
        c.region === document.region && c.since <= today && c.since > (document.issuedOn ?? '').slice(0, 4),
    )

  function changesIn(text: string, document: DocumentRecord, today: string): Change[] {
    const found = changesFor(document, today)
      .map((change) => ({ change, at: placeOf(text, change) }))
      .filter(({ change, at }) => at >= 0 && (!change.matter || matterOf(change, text) !== undefined))
      .toSorted((a, b) => a.at - b.at)
    // A matter that moved explains a body better than what became of the rest of it.
    const best = new Map<string, Change>()
    for (const { change } of found) if (!best.get(change.was)?.matter) best.set(change.was, change)
    return [...best.values()].filter(
      (change, i, all) => all.findIndex((c) => c.is === change.is && !c.matter === !change.matter) === i,
    )
  }

  return {
    changesIn,
    responsibleFor(clause, document, today) {
      const printed = firstOffice(clause)
      if (!printed) return undefined
      const office = withPrefix(printed, document.region)
      const change = changesIn(`${clause.text}\n${office}`, document, today).find((c) => c.was === office)
      const name = change?.is ?? office
      return { name: withRegion(name, document.region), ...(change ? { was: office } : {}) }
    },
  }
}

function changeOf(line: string, no: number, file: string): Change {
  const [region, was, is, matter, since, source, more] = line.split('\t')
  if (!region || !was || !is || !source || more !== undefined)
    throw new CorpusError(file, no, '要有六栏：地区、原名、今名、什么事（可空）、自、依据')
  if (!since || !/^\d{4}(?:-\d{2}-\d{2})?$/.test(since))
    throw new CorpusError(file, no, '“自”要写成 2018 或 2018-06-15')
  if (!/^(?:[省市]|吉林)/.test(was)) throw new CorpusError(file, no, `原名“${was}”要以“省”或“市”开头`)
  return { region, was, is, ...(matter ? { matter: new RegExp(matter) } : {}), since, source }
}

/** The words of a text that say which matter moved; a body's own name (食品药品监管局) does not. */
export const matterOf = ({ matter, was }: Change, text: string): string | undefined =>
  matter?.exec(text.replaceAll(was, ''))?.[0]

/** In a list of one city only the first body has the 市 in front: 市民政局、卫计局. */
function placeOf(text: string, { was }: Change): number {
  return text.indexOf(was.startsWith('市') ? was.slice(1) : was)
}

const OFFICE = '(?:[省市]|吉林|民航)?[\\p{Script=Han}]{2,12}?(?:厅|局|委|办|残联|部)'
const LISTED = new RegExp(`[（(](?:责任单位：)?(${OFFICE})(?=[、）)及牵等按负]|会同)[^（()）]*[）)]`, 'u')
const COLUMN = /单位|部门|负责|牵头/

/** The body that a row's column or a clause's brackets name first: （省民政厅、省残联按职责分工负责）. */
function firstOffice(clause: Clause): string | undefined {
  const cell = clause.cells?.find((c) => COLUMN.test(c.column))?.text
  const listed = cell?.split(/[、，；。 ]|牵头|等/)[0] ?? LISTED.exec(clause.text)?.[1]
  return listed && new RegExp(`^${OFFICE}$`, 'u').test(listed) ? listed : undefined
}

const withPrefix = (office: string, region: string): string =>
  /^(?:[省市]|吉林|民航|国家)/.test(office) ? office : `${region.slice(-1)}${office}`

/** 省民政厅 → 吉林省民政厅. */
const withRegion = (office: string, region: string): string =>
  office.startsWith(region.slice(-1)) ? `${region.slice(0, -1)}${office}` : office
