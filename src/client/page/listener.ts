/** What happens while somebody speaks. `over` comes last, whatever came before. */
export interface Hearing {
  listening(): void
  waiting(): void
  heard(text: string): void
  /** Ends a sentence. */
  failed(why: string): void
  over(): void
}

/** Listens once; gives what ends it. */
export type Listener = (hearing: Hearing) => () => void

/** Milliseconds; the service takes a minute at most. */
const LONGEST = 60000

/** Records here and lets the service's own server write it down. undefined where the browser cannot record. */
export function byServer(): Listener | undefined {
  if (!navigator.mediaDevices || !('MediaRecorder' in window)) return undefined
  return (hearing) => {
    let stop = () => {}
    let stopped = false
    record((end) => {
      stop = end
      if (stopped) stop()
      else hearing.listening()
    })
      .then((clip) => {
        hearing.waiting()
        return write(clip)
      })
      .then(hearing.heard, (error: unknown) => hearing.failed(whyOf(error)))
      .then(hearing.over, hearing.over)
    return () => {
      stopped = true
      stop()
    }
  }
}

async function record(started: (end: () => void) => void): Promise<Blob> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  const ended = new Promise<void>((resolve) => {
    recorder.ondataavailable = ({ data }) => void parts.push(data)
    recorder.onstop = () => resolve()
  })
  const end = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  const timer = setTimeout(end, LONGEST)
  recorder.start()
  started(end)
  await ended
  clearTimeout(timer)
  // The light of the microphone goes out.
  for (const track of stream.getTracks()) track.stop()
  return new Blob(parts, { type: recorder.mimeType })
}

async function write(clip: Blob): Promise<string> {
  const response = await fetch('/speech/in', {
    method: 'POST',
    headers: { 'content-type': clip.type, accept: 'application/json' },
    body: clip,
  })
  const told = (await response.json()) as { text?: string; detail?: string }
  if (told.text) return told.text
  throw new Error(told.detail || '没有听清。请再说一次，或者写在框里。')
}

const whyOf = (error: unknown): string => {
  const { name, message } = error as Error
  if (name === 'NotAllowedError') return '浏览器不让用话筒。请在浏览器里允许，或者写在框里。'
  return name === 'Error' ? message : '网络或话筒没有接上。请写在框里。'
}

interface Recognition extends EventTarget {
  lang: string
  start(): void
  stop(): void
}

/** By the browser's own recogniser, which may send the voice to its maker: only where the service allows it. */
export function byBrowser(): Listener | undefined {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Record<
    string,
    (new () => Recognition) | undefined
  >
  const Maker = SpeechRecognition || webkitSpeechRecognition
  if (!Maker) return undefined
  return (hearing) => {
    const recognition = new Maker()
    recognition.lang = 'zh-CN'
    recognition.addEventListener('result', (event) => {
      const { results } = event as Event & { results: { transcript: string }[][] }
      const best = results[0] && results[0][0]
      if (best) hearing.heard(best.transcript)
    })
    recognition.addEventListener('error', () => hearing.failed('没有听清。请再说一次，或者写在框里。'))
    recognition.addEventListener('end', () => hearing.over())
    recognition.start()
    hearing.listening()
    return () => recognition.stop()
  }
}
