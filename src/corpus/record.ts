import { pinyin } from 'pinyin-pro'
import type { ContentsEntry } from './contents.ts'
import type { DocumentKind, DocumentRecord } from './document.ts'
import type { DocumentFrame } from './frame.ts'
import type { Manifest, ManifestGazette } from './manifest.ts'
import { chineseNumber, fold } from './text.ts'

const KINDS: [DocumentKind, RegExp][] = [
  ['interpretation', /解读$/],
  ['about', /简介$/],
  ['personnel', /任免$/],
  ['plan', /(?:规划|纲要|计划|方案|清单)$/],
  ['opinion', /意见$/],
  ['measures', /(?:办法|条例|规定|细则)$/],
  ['notice', /.*/],
]

/** A document's record from its frame, the table of contents and the manifest; the manifest has the last word. */
export function recordOf(
  frame: DocumentFrame,
  {
    gazette,
    manifest,
    entry,
    text,
  }: { gazette: ManifestGazette; manifest: Manifest; entry?: ContentsEntry; text: string },
): DocumentRecord {
  const said = manifest.documents[frame.number ?? frame.title] ?? manifest.documents[frame.title] ?? {}
  const number = said.number ?? frame.number
  const title = said.title ?? frame.title
  const issuedOn = said.issuedOn ?? frame.issuedOn
  const region = said.region ?? regionOf(frame, manifest) ?? gazette.region
  const { id: gazetteId, title: gazetteTitle, issue, file } = gazette
  return {
    id: said.id ?? identityOf({ title, gazetteId, ...(number ? { number } : {}) }),
    title,
    ...(frame.noticeTitle ? { noticeTitle: frame.noticeTitle } : {}),
    ...(number ? { number } : {}),
    issuer: said.issuer ?? frame.issuer ?? `${region}人民政府`,
    region,
    ...(issuedOn ? { issuedOn } : {}),
    kind: said.kind ?? KINDS.find(([, sign]) => sign.test(title))?.[0] ?? 'notice',
    gazette: { id: gazetteId, title: gazetteTitle, issue, file },
    ...(entry?.page === undefined ? {} : { page: entry.page }),
    inForce: periodOf(said, { title, text, ...(issuedOn ? { issuedOn } : {}) }),
    ...(said.replaces ? { replaces: said.replaces } : {}),
    ...(said.replacedBy ? { replacedBy: said.replacedBy } : {}),
    ...(said.newer ? { newer: said.newer } : {}),
  }
}

const regionOf = (frame: DocumentFrame, manifest: Manifest): string | undefined =>
  manifest.regions.find((r) => frame.issuer?.startsWith(r.name))?.name

/**
 * 吉政办发〔2017〕52号 → jzbf-2017-52: the letters of its 文号, which do not change when documents are added. A text without
 * a 文号 is named after its gazette and the first letters of its title.
 */
export function identityOf(of: { number?: string; title: string; gazetteId: string }): string {
  const parts = /^(\D+)〔(\d{4})〕(\d+)号$/.exec(of.number ?? '')
  if (parts) return `${initials(parts[1] ?? '')}-${parts[2]}-${parts[3]}`
  return `${of.gazetteId}-${initials(of.title).slice(0, 12)}`
}

const initials = (text: string): string =>
  pinyin(text, { pattern: 'first', toneType: 'none', nonZh: 'removed', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

/** Period in force: the manifest, else a plan's five years or the years in its title, else a stated day of effect. */
function periodOf(
  said: {
    inForceFrom?: string | undefined
    inForceTo?: string | undefined
    validityNote?: string | undefined
  },
  { title, text, issuedOn }: { title: string; text: string; issuedOn?: string },
): DocumentRecord['inForce'] {
  const plan = planYears(title)
  const from = said.inForceFrom ?? plan?.from ?? effectiveDay(text, issuedOn)
  const to = said.inForceTo ?? plan?.to
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(said.validityNote ? { note: said.validityNote } : {}),
  }
}

/** “十三五” is 2016–2020: five-year plans have followed each other without a gap since the sixth (1981–1985). */
function planYears(title: string): { from: string; to: string } | undefined {
  const stated = /[(（](\d{4})\s*[—–-]+\s*(\d{4})年?[)）]/.exec(fold(title))
  if (stated) return { from: `${stated[1]}-01-01`, to: `${stated[2]}-12-31` }
  const ordinal = /[“"]?(十[一二三四五六七八九]?|[六七八九])五[”"]/.exec(title)?.[1]
  if (!ordinal) return undefined
  const first = 1981 + (chineseNumber(ordinal) - 6) * 5
  return { from: `${first}-01-01`, to: `${first + 4}-12-31` }
}

function effectiveDay(text: string, issuedOn?: string): string | undefined {
  const stated =
    /本(?:办法|意见|规定|细则|条例|通知)自(印发|发布|公布|(\d{4})年(\d{1,2})月(\d{1,2})日)(?:之日)?起(?:施行|实施|执行)/.exec(
      text,
    )
  if (!stated) return undefined
  if (!stated[2]) return issuedOn
  return `${stated[2]}-${stated[3]?.padStart(2, '0')}-${stated[4]?.padStart(2, '0')}`
}
