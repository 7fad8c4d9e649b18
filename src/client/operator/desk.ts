/**
 * What the scripts look for on a page of the desk. Every page works without them; what is not found is not improved.
 *
 * - `form#look-up-form` with its `textarea` and `select`, and `#found` behind it, which is filled anew
 * - `[data-card]` in it: one suggestion, with a heading that can have the focus; `#count`: what was found, in one line
 * - `form[data-doing]`: what is done with it, with buttons `[data-does]`; `.told`: what came of it
 * - `[data-copies]`: words to be copied, a `textarea` or a paragraph with its `data-name`
 * - `#shortcuts [data-key]`: the keys as they are set, as text
 */

/** Says something because it was asked for: nothing else ever comes into the region. The page's own one, if it has one. */
export function say(text: string): void {
  const region = document.getElementById('status') ?? made()
  region.textContent = ''
  // Some readers miss a text that takes another's place at once; Orca says an equal one only once.
  said = text === said ? `再说一次：${text}` : text
  setTimeout(() => {
    region.textContent = said
  }, 100)
}

let said = ''

function made(): HTMLElement {
  const region = document.createElement('div')
  region.id = 'status'
  region.setAttribute('role', 'status')
  region.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'
  document.body.append(region)
  return region
}

/** What a form sends, with what its button adds. */
export function sendForm(
  form: HTMLFormElement,
  more: Record<string, string>,
  signal?: AbortSignal,
): Promise<Response> {
  const body = new URLSearchParams(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  for (const [name, value] of Object.entries(more)) body.set(name, value)
  return fetch(form.getAttribute('action') ?? '', {
    method: 'POST',
    headers: { accept: 'text/html' },
    body,
    ...(signal ? { signal } : {}),
  })
}

/** Text of the service's own page, as it stands in this one. */
export function fragmentOf(html: string): DocumentFragment {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content
}
