import type { Context } from 'hono'

/** On a Worker what is left to do ends with the request, unless it is told to wait. */
export function leaveToDo(c: Context, work: Promise<unknown>): void {
  const quiet = work.catch(() => undefined)
  try {
    c.executionCtx.waitUntil(quiet)
  } catch {
    // Node: it goes on by itself.
  }
}
