import type { Live, LiveEvent } from '../ports/live.ts'

/** What is used here of a Durable Object's namespace. */
export interface LiveNamespace {
  idFromName(name: string): unknown
  get(id: unknown): { fetch(url: string, init?: RequestInit): Promise<Response> }
}

/** A change is told within so many milliseconds, or it is seen at the desk's next look. */
const PATIENCE = 500
const ROOM = 'https://live/'

/** For a Worker: its isolates know nothing of each other, and all meet in one room. */
export function createDurableLive(namespace: LiveNamespace): Live {
  const room = () => namespace.get(namespace.idFromName('desks'))
  return {
    name: 'durable',
    async tell(event) {
      const signal = AbortSignal.timeout(PATIENCE)
      const told = room().fetch(ROOM, { method: 'POST', body: JSON.stringify(event), signal })
      await told.then((response) => response.body?.cancel()).catch(() => undefined)
    },
    async listen(hear) {
      const { body } = await room().fetch(ROOM)
      const reader = body?.getReader()
      // Its end is no fault: who listens looks for himself every now and then.
      if (reader) void hearAll(reader, hear).catch(() => undefined)
      return () => void reader?.cancel().catch(() => undefined)
    },
  }
}

async function hearAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  hear: (event: LiveEvent) => void,
): Promise<void> {
  const decoder = new TextDecoder()
  for (let text = ''; ;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (text + decoder.decode(value, { stream: true })).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line) hear(JSON.parse(line) as LiveEvent)
  }
}

/** The room: keeps nothing, and passes on what it is told to all who listen at this moment. A Durable Object's class. */
export class LiveRoom {
  readonly #ears = new Set<ReadableStreamDefaultController<Uint8Array>>()

  async fetch(request: Request): Promise<Response> {
    if (request.method !== 'POST') return this.#listen()
    const line = new TextEncoder().encode(`${await request.text()}\n`)
    for (const ear of this.#ears)
      try {
        ear.enqueue(line)
      } catch {
        this.#ears.delete(ear)
      }
    return new Response(null, { status: 204 })
  }

  #listen(): Response {
    let mine: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        mine = controller
        this.#ears.add(controller)
        // The headers leave with the first byte.
        controller.enqueue(new TextEncoder().encode('\n'))
      },
      cancel: () => {
        if (mine) this.#ears.delete(mine)
      },
    })
    return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } })
  }
}
