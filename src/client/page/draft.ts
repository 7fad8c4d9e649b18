import { findBox } from './box.ts'
import { inTab } from './kept.ts'
import type { Page } from './page.ts'

/** Kept in this tab alone, and gone with it: it may be about health. */
const draft = inTab('draft')
const sent = inTab('sent')
/** Of the form that was there before, which may have stayed. */
let forget = (): void => {}

/** What was half written is there again after a reload. What was answered is not. */
export function improveDraft({ main }: Page): void {
  const found = findBox(main)
  if (!found) return
  const { box, form } = found
  if (main.querySelector('#answer') && draft.get() === sent.get()) draft.set('')
  if (!box.value) box.value = draft.get()
  box.addEventListener('input', () => draft.set(box.value))
  forget()
  const send = (): void => {
    draft.set(box.value)
    sent.set(box.value)
  }
  forget = () => form.removeEventListener('submit', send)
  form.addEventListener('submit', send)
}
