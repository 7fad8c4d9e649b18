import { deliver } from './operator/outbox.ts'
import { consoleLog } from './log.ts'
import type { Log } from './log.ts'
import type { OutcomeReceiver } from './ports/outbox.ts'
import type { Store } from './ports/store.ts'

/** Between two looks into the outbox, in milliseconds: an outcome is told at once, this is for what did not arrive. */
const EVERY = 15_000

/** Tells what waits in the outbox, from before the start too, until it is stopped; keeps no process alive. */
export function deliverOften(
  store: () => Promise<Store>,
  receiver: OutcomeReceiver,
  { log = consoleLog, every = EVERY }: { log?: Log; every?: number } = {},
): { stop(): void } {
  let busy = false
  const told = (error: unknown) => {
    const { name, message } = error as Error
    log({ event: 'outcome-waits', name, message })
  }
  const look = async () => {
    if (busy) return
    busy = true
    try {
      await deliver((await store()).outbox, receiver, told)
    } catch (error) {
      told(error)
    } finally {
      busy = false
    }
  }
  void look()
  const timer = setInterval(() => void look(), every).unref()
  return { stop: () => clearInterval(timer) }
}
