import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createDurableLive, LiveRoom } from '../../src/drivers/durable-live.ts'
import { createLocalLive } from '../../src/drivers/local-live.ts'
import type { Live, LiveEvent } from '../../src/ports/live.ts'

/** Isolates at the edge: each has a way of its own to the one room. */
function edge(): () => Live {
  const room = new LiveRoom()
  const fetch = (url: string, init?: RequestInit) => room.fetch(new Request(url, init))
  return () => createDurableLive({ idFromName: (name) => name, get: () => ({ fetch }) })
}
function here(): () => Live {
  const live = createLocalLive()
  return () => live
}
const event = (n: number): LiveEvent => ({ what: 'heard', case: `${100_000 + n}` })

describe.each([
  ['in one process', here],
  ['through a Durable Object', edge],
])('what changed, told %s', (_name, open) => {
  const listening = async (live: Live) => {
    const heard: LiveEvent[] = []
    const end = await live.listen((one) => heard.push(one))
    onTestFinished(end)
    return { heard, end }
  }

  it('is heard by all who listen, in order, and by nobody who no longer does', async () => {
    const isolate = open()
    const [one, two] = [await listening(isolate()), await listening(isolate())]
    const teller = isolate()
    for (let n = 0; n < 20; n++) await teller.tell(event(n))
    for (const { heard } of [one, two])
      await vi.waitFor(() => expect(heard).toEqual(Array.from({ length: 20 }, (_, n) => event(n))))
    one.end()
    await new Promise((resolve) => setTimeout(resolve, 20))
    await teller.tell(event(99))
    await vi.waitFor(() => expect(two.heard.at(-1)).toEqual(event(99)))
    expect(one.heard).toHaveLength(20)
  })

  it('is told while nobody listens, and that is no fault', async () => {
    const isolate = open()
    await isolate().tell(event(1))
    const { heard } = await listening(isolate())
    await isolate().tell(event(2))
    await vi.waitFor(() => expect(heard).toEqual([event(2)]))
  })
})

it('a room that cannot be reached keeps no change from being made', async () => {
  const fetch = () => Promise.reject(new Error('gone'))
  const live = createDurableLive({ idFromName: (name) => name, get: () => ({ fetch }) })
  await expect(live.tell(event(1))).resolves.toBeUndefined()
})
