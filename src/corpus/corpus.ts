import { CorpusError } from '../errors.ts'
import type { Clause } from './clause.ts'
import { clausesOf } from './clauses.ts'
import { assignCodes } from './code.ts'
import { linkDefinitions } from './definition.ts'
import type { DocumentRecord } from './document.ts'
import { likeness, mergeFragment } from './fragment.ts'
import { parseManifest, type Manifest, type ManifestGazette } from './manifest.ts'
import { refuseAltered } from './quote.ts'
import { openGazette, readWorks, type OpenGazette, type Work } from './reading.ts'
import type { GazetteReport } from './report.ts'
import { foldTitle, trim } from './text.ts'

export interface CorpusInput {
  /** corpus/manifest.json. */
  manifest: string
  /** Gazette files by name. */
  files: ReadonlyMap<string, string>
  /** Codes issued so far, code → clause id (corpus/codes.tsv). */
  codes: ReadonlyMap<string, string>
}

export interface Corpus {
  manifest: Manifest
  documents: DocumentRecord[]
  /** In reading order, document by document. */
  clauses: Clause[]
  /** Clause id → code, of all clauses ever. */
  codes: Map<string, string>
  reports: GazetteReport[]
}

/**
 * Gazette files → documents and clauses. Every character that is not white space is accounted for. Throws nothing but a
 * CorpusError, which names file, line and reason.
 */
export function readCorpus(input: CorpusInput): Corpus {
  const manifest = parseManifest(input.manifest)
  const opened = manifest.gazettes.map((gazette) => openGazette(gazette, rawOf(input, gazette)))
  const works = opened.filter((o) => o.gazette.kind !== 'fragment').flatMap((o) => readWorks(o, manifest))
  for (const open of opened) if (open.gazette.kind === 'fragment') mergeInto(works, open)
  refuseTwins(works)
  linkInterpretations(works)
  linkNewer(works)
  const clauses = works.flatMap((work) => linkDefinitions(clausesOf(work.record, work.drafts)))
  const codes = assignCodes(
    clauses.map((c) => c.id),
    input.codes,
  )
  for (const clause of clauses) clause.code = codes.get(clause.id) ?? ''
  for (const open of opened) settle(open)
  const files = new Map(works.map((w) => [w.record.id, w.record.gazette.file]))
  for (const clause of clauses) {
    const file = files.get(clause.documentId) ?? ''
    refuseAltered(clause, { file, raw: input.files.get(file) ?? '' })
  }
  for (const work of works) work.open.report.documents.push(summaryOf(work.record, clauses))
  return {
    manifest,
    documents: works.map((w) => w.record),
    clauses,
    codes,
    reports: opened.map((o) => o.report),
  }
}

function rawOf(input: CorpusInput, gazette: ManifestGazette): string {
  const raw = input.files.get(gazette.file)
  if (raw === undefined)
    throw new CorpusError(gazette.file, undefined, 'manifest.json 里写了它，corpus/ 里没有')
  return raw
}

/** Least share of a fragment that must stand in a document for it to be a copy of it. */
const COPY = 0.6

function mergeInto(works: readonly Work[], { gazette, text, ledger, report }: OpenGazette): void {
  const lines = text.documents.flatMap((d) => d.lines)
  const ranked = works.map((work) => ({ work, share: likeness(lines, work.lines) }))
  const best = ranked.toSorted((a, b) => b.share - a.share)[0]
  if (!best || best.share < COPY)
    throw new CorpusError(gazette.file, 1, '看不出它是哪份文件的残页：没有一份文件含有它六成以上的字句')
  const { record } = best.work
  report.repaired.push({ line: 1, what: `与 ${record.number ?? record.title} 重复，并入` })
  const blanks = new Set(text.glyphs.filter((g) => g.now === ' ').map((g) => g.at))
  for (const line of lines)
    ledger.mark({ text: '', at: trim(line).at.filter((at) => !blanks.has(at)) }, 'duplicate')
  for (const d of mergeFragment(lines, best.work.lines, best.work.drafts)) {
    if (d.restored) report.repaired.push({ line: d.line, what: `补回“${d.now}”：${d.context}` })
    else
      report.doubtful.push({ line: d.line, what: `两份不同，未改：“${d.was}”｜“${d.now}”（${d.context}）` })
  }
}

/** Every character of the file has met its fate, or the reading stops. */
function settle({ gazette, ledger, report }: OpenGazette): void {
  const [missing] = ledger.missing()
  if (missing)
    throw new CorpusError(gazette.file, missing.line, `这里的字没有归处：“${missing.text.slice(0, 20)}”`)
  report.characters = ledger.counts()
}

function refuseTwins(works: readonly Work[]): void {
  const seen = new Map<string, Work>()
  for (const work of works) {
    const { id, title } = work.record
    const twin = seen.get(id)
    seen.set(id, work)
    if (!twin) continue
    const how = '请在 manifest.json 的 documents 里给其中一份写 id'
    const what = `“${title}”和“${twin.record.title}”编号相同（${id}），${how}`
    throw new CorpusError(work.open.gazette.file, work.lines[0]?.no, what)
  }
}

/** An interpretation belongs to the document whose title it names, and holds as long as that does. */
function linkInterpretations(works: readonly Work[]): void {
  for (const { record } of works) {
    if (record.kind !== 'interpretation') continue
    const named = foldTitle(/《(.+)》/.exec(record.title)?.[1] ?? '')
    const target = works.find((w) => w.record !== record && foldTitle(w.record.title) === named)?.record
    if (!target) continue
    record.interprets = target.id
    record.inForce = target.inForce
    record.id = `${target.id}-jd`
  }
}

/** The manifest names other documents by their 文号: the record keeps their ids. */
function linkNewer(works: readonly Work[]): void {
  const idOf = (key: string): string => {
    const found = works.find((w) => w.record.number === key || w.record.id === key)
    if (!found)
      throw new CorpusError('manifest.json', undefined, `没有收录“${key}”，不能写它更新、代替了别的文件`)
    return found.record.id
  }
  for (const { record } of works) {
    if (record.newer) record.newer = record.newer.map(idOf)
    if (record.replacedBy) record.replacedBy = idOf(record.replacedBy)
  }
}

function summaryOf(record: DocumentRecord, clauses: readonly Clause[]): GazetteReport['documents'][number] {
  const own = clauses.filter((c) => c.documentId === record.id)
  const rows = own.filter((c) => c.kind === 'row')
  return {
    id: record.id,
    title: record.title,
    number: record.number ?? '',
    clauses: own.length,
    tables: new Set(rows.map((c) => c.id.replace(/-[^-]+$/, ''))).size,
    rows: rows.length,
  }
}
