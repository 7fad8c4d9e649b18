import { inBrowser } from './kept.ts'

const kept = inBrowser('stay')

/** Whether who reads wants to be left where they are when an answer comes. At first not. */
export const wantsToStay = (): boolean => kept.get() === 'yes'

/** The choice, as it stands under the question box. */
export function stayChoice(): HTMLElement {
  const label = document.createElement('label')
  label.className = 'choice'
  const input = document.createElement('input')
  input.type = 'checkbox'
  input.checked = wantsToStay()
  input.addEventListener('change', () => kept.set(input.checked ? 'yes' : ''))
  label.appendChild(input)
  label.appendChild(document.createTextNode('回答来了，只告诉我，不要移动我的位置'))
  return label
}
