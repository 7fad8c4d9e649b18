/** The question box with its form and its button. */
export interface Box {
  box: HTMLTextAreaElement
  form: HTMLFormElement
  button: HTMLButtonElement
}

/** Absent on pages where nothing can be asked. */
export function findBox(within: ParentNode): Box | undefined {
  const box = within.querySelector<HTMLTextAreaElement>('textarea#q')
  const form = box && box.form
  const button = form && form.querySelector<HTMLButtonElement>('button[type=submit], button:not([type])')
  return box && form && button ? { box, form, button } : undefined
}

/** As people count: a rare character is one. */
export const lengthOf = (text: string): number => Array.from(text.trim()).length

export const mostOf = (box: HTMLTextAreaElement): number => Number(box.getAttribute('data-most')) || 500
