import type { Live, LiveEvent } from '../ports/live.ts'

/** For a service that is one process. */
export function createLocalLive(): Live {
  const ears = new Set<(event: LiveEvent) => void>()
  return {
    name: 'local',
    tell(event) {
      for (const hear of ears) hear(event)
      return Promise.resolve()
    },
    listen(hear) {
      // Its own, so that one function can listen twice.
      const ear = (event: LiveEvent) => hear(event)
      ears.add(ear)
      return Promise.resolve(() => void ears.delete(ear))
    },
  }
}
