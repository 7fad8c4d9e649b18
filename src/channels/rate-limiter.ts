const MINUTE = 60_000
/** About 2 MB. Beyond, whoever was longest not heard of is forgotten first. */
const MOST_KEYS = 20_000

export interface Taken {
  allowed: boolean
  /** Requests left at this moment. */
  remaining: number
  /** Whole seconds until all are there again, or, when refused, until the next. */
  reset: number
}

export interface RateLimiter {
  take(key: string): Taken
  readonly size: number
}

/**
 * So many requests a minute for each key, spread evenly once the first lot is used up (GCRA): one number a key, no
 * clock that all wait for. A refused request costs nothing, so that trying again too soon does not lengthen the wait.
 */
export function createRateLimiter(
  limit: number,
  { now = Date.now, most = MOST_KEYS }: { now?: () => number; most?: number } = {},
): RateLimiter {
  /** When each key's allowance is whole again. In the order in which they were last heard of. */
  const wholeAt = new Map<string, number>()
  const each = MINUTE / limit
  return {
    take(key) {
      const at = now()
      const whole = Math.max(wholeAt.get(key) ?? 0, at) + each
      wholeAt.delete(key)
      const allowed = whole - at <= MINUTE + 1e-6
      wholeAt.set(key, allowed ? whole : whole - each)
      forget(wholeAt, most)
      return {
        allowed,
        remaining: allowed ? Math.floor((MINUTE - (whole - at)) / each + 1e-9) : 0,
        reset: Math.max(1, Math.ceil((allowed ? whole - at : whole - at - MINUTE) / 1000)),
      }
    },
    get size() {
      return wholeAt.size
    },
  }
}

function forget(keys: Map<string, number>, most: number): void {
  for (const key of keys.keys()) {
    if (keys.size <= most) return
    keys.delete(key)
  }
}
