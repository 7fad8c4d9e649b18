/** What came back: a page of ours, and where it has its address. */
export interface Arrived {
  url: string
  ok: boolean
  document: Document
}

/** Longer than the service takes before it says itself that it is too busy. */
const PATIENCE = 20000

/** Sends a form as the browser would. Rejects when nothing, or no page, came back. */
export async function sendForm(form: HTMLFormElement): Promise<Arrived> {
  const fields = new URLSearchParams()
  new FormData(form).forEach((value, name) => fields.append(name, String(value)))
  const gets = form.method === 'get'
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), PATIENCE)
  try {
    const response = await fetch(gets ? `${bare(form.action)}?${fields}` : form.action, {
      method: form.method,
      headers: { accept: 'text/html' },
      signal: controller.signal,
      ...(gets ? {} : { body: fields }),
    })
    // A refused form is given back where it stood: its own address cannot be opened again.
    const refused = response.status === 400
    return {
      // Without a network the service worker says where the page would be.
      url: refused ? location.href : response.headers.get('content-location') || response.url,
      ok: response.ok || refused,
      document: new DOMParser().parseFromString(await response.text(), 'text/html'),
    }
  } finally {
    clearTimeout(timer)
  }
}

/** A GET form drops the query of its action. */
const bare = (address: string): string => address.replace(/[?#].*/, '')

/** Without these the form goes the browser's own way. */
export const canSend = (): boolean =>
  ['fetch', 'AbortController', 'DOMParser', 'FormData', 'URLSearchParams'].every((name) => name in window)
