import { newsLine } from '../../operator/state-line.ts'
import { fragmentOf, say } from './desk.ts'

/**
 * What the service tells an open page of the desk, over one stream. Numbers change where they stand, silently; nothing is
 * put where somebody reads, nothing moves, nothing is said, until somebody asks for it.
 *
 * - `#state`: the queue in one line; `#news`: the case that is open in one line; both are no live regions
 * - `#live[data-case]`: what follows the call, fetched anew by `#renew`; `data-lines`, `data-messages`: what it shows
 * - `#suggested[data-basis]` in it: suggestions, and for which words; `#stale`: says that these are not the last
 */
interface Shown {
  lines: number
  messages: number
  basis: string
}
interface News extends Shown {
  status: string
}

export function improveLive(): void {
  const live = document.querySelector<HTMLElement>('#live[data-case]')
  const state = document.querySelector('#state')
  if (!live && !state) return
  const number = live?.dataset['case']
  const source = new EventSource(number ? `/operator/live?case=${number}` : '/operator/live')
  const told = <T>(name: string, hear: (data: T) => void) =>
    source.addEventListener(name, (event) => hear(JSON.parse((event as MessageEvent<string>).data) as T))
  told<{ line: string }>('state', ({ line }) => {
    if (state) state.textContent = line
  })
  if (live) followCase(live, told)
}

function followCase(live: HTMLElement, told: <T>(name: string, hear: (data: T) => void) => void): void {
  const news = document.querySelector('#news')
  const renew = document.querySelector<HTMLElement>('#renew')
  let latest: News | undefined
  let suggestion = ''
  const shown = (): Shown => ({
    lines: Number(live.querySelector<HTMLElement>('[data-lines]')?.dataset['lines'] ?? 0),
    messages: Number(live.querySelector<HTMLElement>('[data-messages]')?.dataset['messages'] ?? 0),
    basis: live.querySelector<HTMLElement>('#suggested')?.dataset['basis'] ?? '',
  })
  const show = () => {
    if (!latest) return
    const { lines, messages, basis } = shown()
    const stale = latest.basis !== basis
    live.querySelector('#stale')?.toggleAttribute('hidden', !stale || basis === '')
    for (const button of live.querySelectorAll('button[value=used], button[value=edited]'))
      if (stale) button.setAttribute('aria-disabled', 'true')
      else button.removeAttribute('aria-disabled')
    if (!news) return
    const line = newsLine({
      lines: Math.max(0, latest.lines - lines) + Math.max(0, latest.messages - messages),
      suggestion: stale && suggestion === latest.basis,
    })
    if (news.textContent !== line) news.textContent = line
  }
  told<Omit<News, 'basis'> & { basis: string | null }>('case', (data) => {
    latest = { ...data, basis: data.basis ?? '' }
    show()
  })
  told<{ basis: string }>('suggestion', ({ basis }) => {
    suggestion = basis
    show()
  })
  // The server refuses it too: here nothing is lost by the way.
  live.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[aria-disabled]') : null
    if (!button) return
    event.preventDefault()
    say('过时，没有用上。来电人又说了话，请先看新的。')
  })
  renew?.addEventListener('click', (event) => {
    event.preventDefault()
    renewed(live)
      .then(show)
      .then(() => say('更新了。'))
      .catch(() => location.reload())
  })
}

async function renewed(live: HTMLElement): Promise<void> {
  const response = await fetch(`/operator/cases/${live.dataset['case']}/live`, {
    headers: { accept: 'text/html' },
  })
  const html = await response.text()
  // A page instead of a part: the desk is locked.
  if (!response.ok || html.trimStart().startsWith('<!')) throw new Error('no part')
  live.replaceChildren(fragmentOf(html))
}

/** The one line of the page, said because somebody asks. */
export function sayState(): void {
  const lines = ['#news', '#state'].map((id) => document.querySelector(id)?.textContent?.trim())
  say(lines.filter(Boolean).join('，') || '这一页没有要报的。')
}
