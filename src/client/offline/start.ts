import { keptAnswers } from './kept-answers.ts'
import { addDownloaded, missingPieces, piecesOf, readList, remove } from './pack.ts'
import { PACK, readState, writeState } from '../pack-state.ts'
import type { PackList } from '../../ports/offline-pack.ts'

type Listed = PackList & { settings: Record<string, string> }

const section = document.querySelector<HTMLElement>('#pack')
if (section && 'serviceWorker' in navigator && 'caches' in window && 'DecompressionStream' in window)
  void show(section)

/** Where things stand, and what can be done: download, go on, bring what is new, delete. */
async function show(section: HTMLElement): Promise<void> {
  const heading = section.querySelector('h2')
  const [state, list] = [await readState(), await readList().catch(() => undefined)]
  const lacking = list ? await missingPieces(list) : []
  const line = document.createElement('p')
  const buttons: HTMLButtonElement[] = []
  const button = (name: string, press: () => Promise<void>) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = name
    if (buttons.length > 0 || state) made.className = 'quiet'
    made.addEventListener('click', () => {
      if (made.getAttribute('aria-disabled')) return
      for (const other of buttons) other.setAttribute('aria-disabled', 'true')
      void press()
    })
    buttons.push(made)
  }
  const bytes = lacking.reduce((sum, piece) => sum + piece.bytes, 0)
  const part = list !== undefined && bytes < list.bytes
  const current = state && list?.version === state.version
  if (state) line.textContent = `已经下载，是${dayOf(state.savedAt)}的。${current ? '没有变动。' : ''}`
  else if (part) line.textContent = `上次下载到一半，还差 ${megabytes(bytes)} 兆。`
  if (list && !current) {
    const changed = bytes > 0 ? `下载变动的部分，${megabytes(bytes)} 兆` : '取来更正'
    const name = state ? changed : part ? '接着下载' : '下载离线包'
    button(name, () => download(list, line, () => show(section)))
  }
  if (state && current) await writeState({ ...state, checkedAt: Date.now() })
  if (state || part)
    button('删掉离线包和存下的回答', async () => {
      await remove()
      say('已经删掉。')
      await show(section)
    })
  const held = section.contains(document.activeElement)
  section.replaceChildren(...(heading ? [heading] : []), line, ...buttons, ...(await keptAnswers()))
  if (held) (buttons[0] ?? heading)?.focus()
}

async function download(list: Listed, line: HTMLElement, after: () => Promise<void>): Promise<void> {
  const bar = document.createElement('progress')
  bar.max = list.bytes
  bar.setAttribute('aria-label', '下载了多少')
  line.after(bar)
  let quarter = 0
  const progress = (done: number) => {
    bar.value = done
    line.textContent = `下载了 ${megabytes(done)} 兆，共 ${megabytes(list.bytes)} 兆。`
    const now = Math.floor((done / list.bytes) * 4)
    if (now > quarter && now < 4) say(`下载了${['', '四分之一', '一半', '四分之三'][now] ?? ''}。`)
    quarter = now
  }
  try {
    await addDownloaded(list, progress)
    await navigator.serviceWorker.register('/worker.js')
    await navigator.serviceWorker.ready
    const now = Date.now()
    await writeState({ ...list, savedAt: now, checkedAt: now })
    await forgetOthers(list)
    say('下载好了。没有网络的时候，打开这个网址就能用。')
  } catch {
    say('下载断了，下载好的还在。接上网络以后可以接着下载。')
    addEventListener('online', () => void after(), { once: true })
  }
  await after()
}

/** Pieces of the pack before this one. */
async function forgetOthers(list: PackList): Promise<void> {
  const known = new Set(piecesOf(list).map(({ digest }) => digest))
  const cache = await caches.open(PACK)
  for (const { url } of await cache.keys()) {
    const digest = /\/offline\/piece\/(\w+)$/.exec(url)?.[1]
    if (digest && !known.has(digest)) await cache.delete(url)
  }
}

/** The page's own region announces; without it nothing is said. */
function say(text: string): void {
  const region = document.querySelector('#status')
  if (region) region.textContent = text
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)
const dayOf = (at: number): string => new Date(at).toLocaleDateString('zh-CN', { dateStyle: 'long' })
