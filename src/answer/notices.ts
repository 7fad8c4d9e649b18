import type { DocumentRecord } from '../corpus/document.ts'
import { isOver, validityOf, type Validity } from '../corpus/validity.ts'
import type { Clause } from '../corpus/clause.ts'
import type { Contact } from './answer.ts'
import { required } from './facet.ts'
import type { Means, State } from './state.ts'
import {
  alsoNotice,
  bodyNotice,
  endedNotice,
  inPlace,
  issuedNotice,
  leftNotice,
  localNotice,
  newerNotice,
  notYetNotice,
  nowNotice,
  signedWords,
  silentNotice,
  sourceNotice,
  THEN,
  unheldNotice,
  VARIES,
  unsaidNotice,
} from './wording.ts'

/** What is told of one clause. */
export interface Passage {
  clause: Clause
  document: DocumentRecord
  text: string
}

/** Passages of documents that today treats alike. */
interface Group {
  validity: Validity
  documents: DocumentRecord[]
  passages: Passage[]
}

type Asked = Pick<State, 'hotline' | 'facets' | 'unheld' | 'silent' | 'also' | 'unsaid'>

/**
 * An answer's lines, and the notices among them. What a document says whose time is over is never told first: that it is
 * over comes before it, whom to ask for today's standard right behind it. `behind` = what else belongs to the passages.
 */
export function frame(
  passages: readonly Passage[],
  behind: readonly string[],
  { asked, means }: { asked: Asked; means: Means },
): { lines: string[]; notices: string[] } {
  const today = means.today()
  const groups = groupsOf(passages, today)
  const places = unique(passages.map((p) => p.document.region))
  const ended: string[] = []
  const body = groups.flatMap((group, i) => {
    const told = group.passages.map((p) =>
      places.length > 1 ? `${inPlace(p.document.region)}${p.text}` : p.text,
    )
    if (!isOver(group.validity)) return told
    const own = unique(group.documents.map((d) => d.region))
    const notice = endedNotice(group.documents, group.validity, {
      told: told.join(''),
      later: i > 0,
      ...(places.length > own.length ? { place: own.join('和') } : {}),
    })
    ended.push(notice)
    const quotes = group.passages.some((p) => p.clause.kind !== 'signature')
    return [quotes ? `${notice}${THEN}` : notice, ...told]
  })
  const { phone } = asked.hotline
  const promised = groups.flatMap((g) => (isOver(g.validity) ? g.passages.map((p) => p.text) : [])).join('')
  const local = leftTo(passages, asked)
  const open = groups.some((g) => g.validity.status === 'unknown')
  const whom =
    ended.length > 0
      ? [nowNotice(promised, phone, local)]
      : local
        ? [localNotice(local, open ? '' : phone)]
        : []
  const sources = places.map((place) =>
    sourceNotice(unique(passages.map((p) => p.document).filter((d) => d.region === place)), {
      dated: asked.facets.includes('when'),
    }),
  )
  const after = [
    ...whom,
    ...sources,
    ...groups.flatMap((g) => periodNotice(g, { today, ...(ended.length > 0 ? {} : { phone }) })),
    ...newerNotices(passages, means),
    ...bodyNotices(passages, asked, means),
    ...(asked.also ? [alsoNotice(asked.also)] : []),
    ...(asked.silent ? [silentNotice(asked.silent)] : []),
    ...(asked.unheld ? [unheldNotice(asked.unheld)] : []),
    ...(asked.unsaid.length > 0 ? [unsaidNotice(asked.unsaid, phone)] : []),
  ]
  const signed = passages.flatMap((p) => (p.text === signedWords(p.document) ? [p.text] : []))
  return { lines: [...body, ...behind, ...after], notices: [...ended, ...signed, ...after] }
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]

function groupsOf(passages: readonly Passage[], today: string): Group[] {
  const groups = new Map<string, Group>()
  for (const passage of passages) {
    const { document } = passage
    const validity = validityOf(document, today)
    const since = isOver(validity) ? validity.to : `${document.issuedOn?.slice(0, 4)} ${validity.from}`
    const key = `${validity.status} ${since}`
    const group = groups.get(key) ?? { validity, documents: [], passages: [] }
    if (!group.documents.includes(document)) group.documents.push(document)
    group.passages.push(passage)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** What is to be said of a document that is neither over nor known to hold. */
function periodNotice(
  { validity, documents, passages }: Group,
  { today, phone }: { today: string; phone?: string },
): string[] {
  if (validity.status !== 'unknown') return []
  if (validity.from && today < validity.from) return [notYetNotice(validity.from)]
  const told = passages.flatMap((p) => (p.clause.kind === 'signature' ? [] : p.text)).join('')
  const years = [...told.matchAll(/(?<!〔)\b(20\d\d)\s*年/g)].map((m) => m[1] ?? '')
  const past = years.length > 0 && years.every((year) => year < today.slice(0, 4))
  return [issuedNotice(documents, { past, ...(phone ? { phone } : {}) })]
}

const LEFT_TO =
  /(具体[^，。；由]{1,24})?由((?:各|当地)?[^，。；、由]{0,6}?(?:统筹地区|市县|市[（(]州[)）]|县[（(]市|地区|各地|地方)(?:人民)?(?:政府|财政|民政部门)?)[^。；由]{0,40}?(?:确定|制定|规定|设定)/

/**
 * That the text leaves a standard to cities or counties. Of a question for a figure the whole clause is looked at, as the
 * sentence that says so often stands at its end and is not told.
 */
function leftTo(passages: readonly Passage[], { facets }: Asked): string | undefined {
  const figure = required(facets).length > 0
  if (passages.some((p) => LEFT_TO.test(p.text))) return VARIES
  const found = figure ? passages.flatMap((p) => LEFT_TO.exec(p.clause.text) ?? []) : []
  return found.length > 0 ? leftNotice(found[1], found[2] ?? '') : undefined
}

/** A later document on the same matter, as the editors know it, when it is not itself told. */
function newerNotices(passages: readonly Passage[], { library }: Means): string[] {
  const told = passages.map((p) => p.document.id)
  const newer = unique(passages.flatMap((p) => p.document.newer ?? [])).filter((id) => !told.includes(id))
  return newer.flatMap((id) => library.document(id) ?? []).map(newerNotice)
}

const MOST_BODIES = 2

/** Of the body that leads, or of all when the question asks for them: who does it today. */
function bodyNotices(
  passages: readonly Passage[],
  { facets }: Asked,
  { directory: { bodies }, today }: Means,
): string[] {
  return unique(
    passages.flatMap(({ clause, document, text }) => {
      const lead = bodies.responsibleFor(clause, document, today())?.was
      const changes = bodies
        .changesIn(text, document, today())
        .filter((change) => facets.includes('office') || change.was === lead)
        .slice(0, MOST_BODIES)
      return changes.length > 0 ? [bodyNotice(changes, text)] : []
    }),
  ).slice(0, 1)
}

/** Whom to turn to: the line for the subject, then the bodies that the clauses make responsible, under today's names. */
export function contactsFor(
  passages: readonly Pick<Passage, 'clause' | 'document'>[],
  { hotline, why, means }: { hotline: State['hotline']; why: string; means: Means },
): Contact[] {
  const { directory, today } = means
  const bodies = passages.flatMap(({ clause, document }) => {
    const body = directory.bodies.responsibleFor(clause, document, today())
    if (!body) return []
    const phone = directory.phoneOf(body.name)
    const reason = body.was ? `现在由它负责，文件里写的是${body.was}` : '文件写明由它负责'
    return [{ name: body.name, ...(phone ? { phone } : {}), why: reason }]
  })
  const first = { name: hotline.name, phone: hotline.phone, why }
  return [...new Map([first, ...bodies].map((c) => [c.name, c])).values()].slice(0, 1 + MOST_BODIES)
}
