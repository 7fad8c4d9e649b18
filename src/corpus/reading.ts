import { readBlocks, type Overlap } from './block.ts'
import type { DocumentRecord } from './document.ts'
import { readFrame, type DocumentFrame } from './frame.ts'
import { readGazette, type GazetteText } from './gazette.ts'
import { Ledger } from './ledger.ts'
import type { Manifest, ManifestGazette } from './manifest.ts'
import { mend } from './mend.ts'
import { readOutline, runOf, type Draft, type Outline } from './outline.ts'
import { recordOf } from './record.ts'
import { emptyReport, type GazetteReport } from './report.ts'
import type { Line } from './text.ts'

/** A gazette file opened: taken apart, with its ledger and its report. */
export interface OpenGazette {
  gazette: ManifestGazette
  text: GazetteText
  ledger: Ledger
  report: GazetteReport
}

/** A document on its way to clauses. */
export interface Work {
  record: DocumentRecord
  /** As printed, for comparing with another copy. */
  lines: readonly Line[]
  drafts: Draft[]
  open: OpenGazette
}

export function openGazette(gazette: ManifestGazette, raw: string): OpenGazette {
  const text = readGazette(raw, gazette)
  const ledger = new Ledger(gazette.file, raw)
  const report = emptyReport(gazette.file)
  const blanks = text.glyphs.filter((g) => g.now === ' ')
  ledger.mark({ text: '', at: blanks.map((g) => g.at) }, 'repair')
  for (const was of new Set(text.glyphs.map((g) => g.was))) {
    const found = text.glyphs.filter((g) => g.was === was)
    const [{ line, now }] = found as [(typeof found)[number]]
    report.repaired.push({ line, what: `坏字 ${was} 还原为“${now}”，${found.length} 处` })
  }
  return { gazette, text, ledger, report }
}

/** The documents of one gazette. */
export function readWorks(open: OpenGazette, manifest: Manifest): Work[] {
  const { gazette, text, ledger, report } = open
  for (const run of text.furniture) ledger.mark(run, 'furniture')
  report.absent.push(...text.absent.map(({ line, title }) => ({ line, title })))
  return text.documents.map(({ lines, entry }) => {
    const frame = readFrame(lines)
    for (const run of frame.records) ledger.mark(run, 'record')
    const notice = readPart(frame.notice, { title: frame.noticeTitle ?? frame.title, prefix: 'n' }, open)
    const body = readPart(frame.body, { title: frame.title, prefix: '' }, open)
    const signature = signatureOf(frame, open)
    const drafts = notice.length > 0 ? [...notice, ...signature, ...body] : [...body, ...signature]
    const words = drafts.map((d) => runOf(d).text).join('\n')
    const record = recordOf(frame, { gazette, manifest, text: words, ...(entry ? { entry } : {}) })
    return { record, lines, drafts, open }
  })
}

/** Who issued a document and when is asked like anything else in it. */
function signatureOf({ signature, noticeTitle, title }: DocumentFrame, { ledger }: OpenGazette): Draft[] {
  if (!signature) return []
  ledger.mark(signature, 'clause')
  const path = [noticeTitle ?? title]
  return [{ place: 'sign', kind: 'signature', path, run: signature, cells: [], no: signature.no }]
}

function readPart(
  lines: DocumentFrame['body'],
  options: { title: string; prefix: string },
  open: OpenGazette,
): Draft[] {
  const { blocks, overlaps } = readBlocks(lines)
  const { blocks: mended, mendings } = mend(blocks)
  const { report } = open
  for (const { no, what } of mendings) report.repaired.push({ line: no, what })
  for (const { no, run } of overlaps)
    report.repaired.push({ line: no, what: `换行处“${run.text}”印了两次，删去一次` })
  for (const block of mended)
    if (block.kind === 'text' && isCutOff(block.run.text))
      report.doubtful.push({ line: block.no, what: `这段没有写完：……${block.run.text.slice(-16)}` })
  const outline = readOutline(mended, options)
  markPart(outline, overlaps, open.ledger)
  return outline.drafts
}

/** Running text without an end: its rest is not in the file. */
const isCutOff = (text: string): boolean => text.length > 60 && !/[。！？：:；”）)]$/.test(text)

function markPart(part: Outline, overlaps: readonly Overlap[], ledger: Ledger): void {
  for (const { run } of overlaps) ledger.mark(run, 'repair')
  for (const draft of part.drafts) ledger.mark(runOf(draft), 'clause')
  for (const run of part.headings) ledger.mark(run, 'heading')
  for (const run of part.records) ledger.mark(run, 'record')
  for (const run of part.furniture) ledger.mark(run, 'furniture')
}
