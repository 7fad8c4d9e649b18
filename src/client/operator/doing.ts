import { fragmentOf, say, sendForm } from './desk.ts'

/** What is done with a suggestion is done on the spot; what came of it, and the way back, stand in its card. */
export function improveDoing(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-doing]')) return
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : undefined
    // A message has a page of its own, where it is looked at once more.
    if (button?.value === 'sms') return
    event.preventDefault()
    if (button?.value === 'wrong' && lacksReason(form)) return
    done(form, button).catch(() => form.submit())
  })
}

function lacksReason(form: HTMLFormElement): boolean {
  const why = form.querySelector<HTMLInputElement>('[data-does=why]')
  if (!why || why.value.trim()) return false
  why.focus()
  say('请先写哪里不对，再按一次。')
  return true
}

async function done(form: HTMLFormElement, button: HTMLButtonElement | undefined): Promise<void> {
  const card = form.closest<HTMLElement>('[data-card]')
  const response = await sendForm(form, {
    part: '1',
    ...(button?.name ? { [button.name]: button.value } : {}),
  })
  const html = await response.text()
  const told = html.trimStart().startsWith('<!') ? failed(html) : fragmentOf(html)
  const words = told.querySelector('p')?.textContent?.trim() ?? ''
  const before = card?.querySelector('.told')
  // The button that has the focus goes with what it takes back.
  const loses = before?.contains(document.activeElement) === true
  before?.remove()
  for (const one of document.querySelectorAll('[data-latest]')) one.removeAttribute('data-latest')
  told.querySelector('.told')?.setAttribute('data-latest', '')
  card?.append(told)
  if (response.ok && button) switchPin(form, button)
  if (loses) card?.querySelector<HTMLElement>('h3, textarea')?.focus()
  say(words)
}

/** The sentence of an error page. */
function failed(page: string): DocumentFragment {
  const main = new DOMParser().parseFromString(page, 'text/html').querySelector('main')
  const told = document.createElement('div')
  told.className = 'told'
  const line = document.createElement('p')
  line.textContent = main?.querySelector('p')?.textContent?.trim() || '没有办成，请再试一次。'
  told.append(line)
  const fragment = document.createDocumentFragment()
  fragment.append(told)
  return fragment
}

function switchPin(form: HTMLFormElement, button: HTMLButtonElement): void {
  const name = form.querySelector<HTMLInputElement>('input[name=name]')?.value ?? ''
  if (button.value === 'pin') {
    button.value = 'unpin'
    button.textContent = `拿开${name}`
  } else if (button.value === 'unpin') {
    button.value = 'pin'
    button.textContent = `放在手边：${name}`
  }
}

/** A button behind each text that is there to be copied. */
export function offerCopies(within: ParentNode): void {
  for (const text of within.querySelectorAll<HTMLElement>('[data-copies]')) {
    const label = text instanceof HTMLTextAreaElement ? text.labels[0]?.textContent?.trim() : undefined
    const name = label ?? text.dataset['name'] ?? ''
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'quiet'
    button.dataset['does'] = text.dataset['copies']
    button.textContent = `复制${name.replace('，可以改', '')}`
    const note = document.createElement('span')
    note.className = 'hint'
    const row = document.createElement('p')
    row.className = 'row'
    row.append(button, note)
    text.after(row)
    button.addEventListener('click', () => {
      copy(text).then(
        () => told(note, '复制了。', `${name}，复制了。`),
        () => told(note, '没有复制，请选中再复制。', '没有复制，请到框里全选再复制。'),
      )
    })
  }
}

function told(note: HTMLElement, shown: string, spoken: string): void {
  note.textContent = shown
  say(spoken)
}

async function copy(text: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(text instanceof HTMLTextAreaElement ? text.value : text.innerText)
}
