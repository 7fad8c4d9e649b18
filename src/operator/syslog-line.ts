import type { AuditEntry } from '../ports/audit-log.ts'

/** Where a line says it comes from. */
export interface Origin {
  host: string
  process: string
}

/** RFC 5424: facility 13 is the log audit. Reading is information (6), changes and sign-ins are notices (5). */
const FACILITY = 13
const SEVERITY = { read: 6, change: 5, security: 5 } as const

/** Says that what follows is UTF-8. */
const BOM = '\uFEFF'

/**
 * An audit entry as a syslog message: its action is the message id, the entry whole is JSON behind it, so that whoever
 * collects them can check the chain of digests, and knows by `seq` what came twice.
 */
export function syslogLine(entry: AuditEntry, { host, process }: Origin): string {
  const head = [
    `<${FACILITY * 8 + SEVERITY[entry.kind]}>1`,
    new Date(entry.at).toISOString(),
    ascii(host, 255),
    'tingzheng',
    ascii(process, 128),
    ascii(entry.action, 32),
    '-',
  ]
  return `${head.join(' ')} ${BOM}${JSON.stringify(entry)}`
}

/** What the header takes; NILVALUE for nothing. */
const ascii = (text: string, most: number): string => text.replace(/[^\x21-\x7e]/g, '').slice(0, most) || '-'
