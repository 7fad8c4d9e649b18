import type { Fate } from './ledger.ts'

/** What `npm run ingest` tells about one gazette file. */
export interface GazetteReport {
  file: string
  documents: { id: string; title: string; number: string; clauses: number; tables: number; rows: number }[]
  /** Put right, with the line in the file. */
  repaired: { line: number; what: string }[]
  /** In the table of contents, but not in the file. */
  absent: { line: number; title: string }[]
  /** Could not be placed, or stands otherwise in another copy: a person should look. */
  doubtful: { line: number; what: string }[]
  characters: Record<Fate, number>
}

export const emptyReport = (file: string): GazetteReport => ({
  file,
  documents: [],
  repaired: [],
  absent: [],
  doubtful: [],
  characters: { clause: 0, heading: 0, record: 0, furniture: 0, repair: 0, duplicate: 0 },
})

const FATE_NAMES: Record<Fate, string> = {
  clause: '条款',
  heading: '标题',
  record: '文件信息',
  furniture: '版面',
  repair: '修补',
  duplicate: '重复',
}

/** The report in plain Chinese, for a terminal. */
export function printReport(reports: readonly GazetteReport[]): string {
  const lines: string[] = []
  for (const report of reports) {
    lines.push('', `■ ${report.file}`)
    for (const d of report.documents) {
      const rows = d.tables ? `，表 ${d.tables} 张 ${d.rows} 行` : ''
      lines.push(`  ${d.id}  ${d.number || '（无文号）'}  ${d.title}：${d.clauses} 条${rows}`)
    }
    const counts = Object.entries(report.characters).filter(([, n]) => n > 0)
    lines.push(`  字符去向：${counts.map(([fate, n]) => `${FATE_NAMES[fate as Fate]} ${n}`).join('，')}`)
    for (const { line, what } of report.repaired) lines.push(`  修补 第 ${line} 行：${what}`)
    for (const { line, title } of report.absent) lines.push(`  缺文 第 ${line} 行目录：${title}`)
    for (const { line, what } of report.doubtful) lines.push(`  待看 第 ${line} 行：${what}`)
  }
  const all = reports.flatMap((r) => r.documents)
  const sum = (of: (d: (typeof all)[number]) => number): number => all.reduce((n, d) => n + of(d), 0)
  const totals = `共 ${all.length} 份文件，${sum((d) => d.clauses)} 条，${sum((d) => d.tables)} 张表 ${sum((d) => d.rows)} 行`
  return [totals, ...lines].join('\n')
}
