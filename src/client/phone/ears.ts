import { byBrowser, byServer } from '../page/listener.ts'
import type { Listener } from '../page/listener.ts'

/** Who writes down what is said, as the page's own script was told. undefined: nobody. */
export function listenerOf(): Listener | undefined {
  const script = document.querySelector('script[data-hears]')
  const by = script && script.getAttribute('data-hears')
  return by === 'port' ? byServer() : by === 'browser' ? byBrowser() : undefined
}

/** A button beside the words: what is said into it goes at once, as on a telephone. */
export function offerTalking(
  main: Element,
  listener: Listener | undefined,
  tell: (text: string) => void,
): void {
  const box = main.querySelector<HTMLInputElement>('#say')
  const send = box && box.form && box.form.querySelector<HTMLButtonElement>('button')
  if (!listener || !box || !send) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.textContent = '对着话筒说'
  let stop: (() => void) | undefined
  button.addEventListener('click', () => {
    if (stop) return stop()
    stop = listener({
      listening: () => void (button.textContent = '说完了'),
      waiting: () => void (button.textContent = '正在写下来…'),
      heard(text) {
        box.value = text
        send.click()
      },
      failed: (why) => tell(`没有听到：${why}`),
      over() {
        stop = undefined
        button.textContent = '对着话筒说'
      },
    })
  })
  send.insertAdjacentElement('afterend', button)
}
