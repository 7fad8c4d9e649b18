import { fragmentOf, say, sendForm } from './desk.ts'

/** Milliseconds without a key before it is looked for, and characters that are worth it. */
const PAUSE = 600
const LEAST = 2

/**
 * Looks while somebody types, and without leaving the page when they press 查找. What comes while they type is put in
 * silently: it moves no focus, and nothing is put where somebody reads. What they asked for by the button gets the focus.
 */
export function improveLookUp(renew: (within: ParentNode) => void): void {
  const form = document.querySelector<HTMLFormElement>('form#look-up-form')
  const box = form?.querySelector('textarea')
  const found = document.querySelector('#found')
  if (!form || !box || !found) return
  let timer = 0
  let running: AbortController | undefined
  const button = form.querySelector('button')

  const look = async (part: 'typing' | 'asked'): Promise<boolean> => {
    running?.abort()
    running = new AbortController()
    const { signal } = running
    const response = await sendForm(form, { part }, signal)
    const html = await response.text()
    if (signal.aborted) return true
    // A page instead of a part: the desk is locked, or what was typed is refused.
    if (!response.ok || html.trimStart().startsWith('<!')) return false
    if (part === 'typing' && found.contains(document.activeElement)) return true
    found.replaceChildren(fragmentOf(html))
    renew(found)
    return true
  }

  const later = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      // What fails while one types is not worth a word: the button says why.
      if ([...box.value.trim()].length >= LEAST) look('typing').catch(() => undefined)
    }, PAUSE)
  }
  box.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) later()
  })
  box.addEventListener('compositionend', later)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(timer)
    if (button?.getAttribute('aria-disabled')) return say('正在查，请等一等。')
    button?.setAttribute('aria-disabled', 'true')
    const asked = look('asked').finally(() => button?.removeAttribute('aria-disabled'))
    asked.then(
      (done) => (done ? showFound() : form.submit()),
      (error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'AbortError')) form.submit()
      },
    )
  })
}

function showFound(): void {
  document.title = document.title.replace(/^[^–]*/, '查到的 ')
  document.querySelector<HTMLElement>('#answer')?.focus()
}
