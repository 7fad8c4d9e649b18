import { hostname } from 'node:os'
import { createNodeSyslog } from './drivers/node-syslog.ts'
import { consoleLog } from './log.ts'
import type { Log } from './log.ts'
import { syslogLine } from './operator/syslog-line.ts'
import type { LineSender } from './ports/line-sender.ts'
import type { Store } from './ports/store.ts'

const CURSOR = 'syslog'
const PAGE = 200

/** In milliseconds. */
interface Pace {
  every: number
  /** A server that goes away takes with it what it had not read: only so long afterwards does a line count as told. */
  settled: number
  /** Between two tries while the server is away, at most. */
  longest: number
}
const PACE: Pace = { every: 1_000, settled: 5_000, longest: 60_000 }

/**
 * Sends the audit log to syslog (SYSLOG_URL), from where it was left: each entry at least once, in order, also over restarts
 * and while the server was away. What comes twice has the same `seq` and digest.
 */
export function followAudit(
  store: () => Promise<Store>,
  url: string,
  {
    sender = createNodeSyslog(url),
    pace = PACE,
    log = consoleLog,
  }: { sender?: LineSender; pace?: Pace; log?: Log } = {},
): { stop(): Promise<void> } {
  const origin = { host: hostname(), process: String(process.pid) }
  let sent: number | undefined
  let waiting: { seq: number; at: number }[] = []
  let losses = 0
  let failures = 0
  const step = async () => {
    const { audit } = await store()
    if (sent === undefined || sender.losses > losses) {
      // Begin again at what surely came.
      losses = sender.losses
      sent = await audit.told(CURSOR)
      waiting = []
    }
    const entries = await audit.after(sent, PAGE)
    const last = entries.at(-1)
    if (last) {
      await sender.send(entries.map((entry) => syslogLine(entry, origin)))
      sent = last.seq
      waiting.push({ seq: last.seq, at: Date.now() })
    }
    const settled = waiting.findLast(({ at }) => at + pace.settled <= Date.now())
    if (settled && sender.losses === losses) {
      await audit.tell(CURSOR, settled.seq)
      waiting = waiting.filter(({ seq }) => seq > settled.seq)
    }
    return entries.length === PAGE
  }
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  const run = async () => {
    let more = false
    try {
      more = await step()
      failures = 0
    } catch (error) {
      // Told once: a server that is away for a night is not a thousand lines.
      if (failures++ === 0) log({ event: 'unsent', what: 'syslog', name: (error as Error).name })
      sent = undefined
    }
    const wait = failures > 0 ? Math.min(pace.every * 2 ** failures, pace.longest) : more ? 0 : pace.every
    if (!stopped) timer = setTimeout(() => void (running = run()), wait).unref()
  }
  running = run()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
      sender.close()
    },
  }
}
