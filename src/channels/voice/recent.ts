import type { Written } from './dialects/dialect.ts'

/** Some hundred calls at once, each with its last turns. */
const MOST = 5_000

/** What was told to the latest requests, in this process: the same request hears the same while the store is slow or lost. */
export interface Recent<T> {
  get(name: string): T | undefined
  /** Keeps what is first told under a name, and gives that. */
  first(name: string, told: T): T
  /** What was told after all, as another process kept it first. */
  put(name: string, told: T): T
}

export function createRecent<T>(most = MOST): Recent<T> {
  const all = new Map<string, T>()
  const put = (name: string, told: T): T => {
    all.set(name, told)
    for (const oldest of all.keys()) {
      if (all.size <= most) break
      all.delete(oldest)
    }
    return told
  }
  return { get: (name) => all.get(name), first: (name, told) => all.get(name) ?? put(name, told), put }
}

export interface Telling {
  once(name: string, tell: () => Promise<Written>): Promise<Written>
}

/** What is asked twice at once is told once: two who look at a store that is slow for one of them would tell two things. */
export function createTelling(told: Recent<Written>): Telling {
  const running = new Map<string, Promise<Written>>()
  return {
    once(name, tell) {
      const before = running.get(name)
      if (before) return before
      const now = tell()
        .then((written) => told.put(name, written))
        .finally(() => running.delete(name))
      running.set(name, now)
      return now
    },
  }
}
