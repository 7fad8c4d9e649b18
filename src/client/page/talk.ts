import { findBox } from './box.ts'
import { byBrowser, byServer } from './listener.ts'
import type { Page } from './page.ts'

/** Speak the question: what was heard comes into the box, to be looked at before it is sent. */
export function improveTalking({ main, status, hears }: Page): void {
  const found = findBox(main)
  const listener = hears === 'port' ? byServer() : hears === 'browser' ? byBrowser() : undefined
  if (!found || !listener) return
  const { box } = found
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  const name = (text: string) => {
    button.textContent = text
  }
  name('说话提问')
  let stop: (() => void) | undefined
  button.addEventListener('click', () => {
    if (stop) return stop()
    stop = listener({
      listening: () => name('说完了'),
      waiting: () => name('正在写下来…'),
      heard(text) {
        box.value = [box.value.trim(), text].filter((part) => part).join('，')
        box.dispatchEvent(new Event('input'))
        box.focus()
        status.say('您说的写在框里了。请看一看，再按“提问”。')
      },
      failed: (why) => status.say(`没有听到：${why}`),
      over() {
        stop = undefined
        name('说话提问')
      },
    })
  })
  box.insertAdjacentElement('afterend', button)
}
