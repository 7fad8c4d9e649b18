import type { Store } from '../ports/store.ts'
import { within } from '../time-limit.ts'

/** The store, every call of it within its time limit: one that hangs is one that failed, and nobody waits for it. */
export const timedStore = (store: Store): Store => timed(store)

function timed<T extends object>(part: T): T {
  return new Proxy(part, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value === 'function')
        return (...given: unknown[]) =>
          within('store', Reflect.apply(value, target, given) as Promise<unknown>)
      return typeof value === 'object' && value !== null ? timed(value) : value
    },
  })
}
