import type { Kept } from '../page/kept.ts'
import type { Speaker } from '../page/speaker.ts'

export interface Voice {
  /** By the voice when it is wanted, else by the screen reader. */
  say(text: string): void
  /** There is a voice on this machine: it may be turned on. */
  offer(speaker: Speaker): void
}

/** Off until it is asked for: who has a screen reader would hear everything twice. */
export function createVoice(main: Element, kept: Kept, announce: (text: string) => void): Voice {
  let speaker: Speaker | undefined
  let last = ''
  const on = () => speaker !== undefined && kept.get() === 'on'
  const speak = (text: string) => {
    if (!speaker) return
    speaker.stop()
    speaker.say(text, 1, () => {})
  }
  return {
    say(text) {
      last = text
      if (on()) speak(text)
      else announce(text)
    },
    offer(found) {
      speaker = found
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'quiet'
      const name = () => {
        button.textContent = on() ? '不要出声' : '让浏览器念出来'
      }
      name()
      button.addEventListener('click', () => {
        kept.set(on() ? '' : 'on')
        name()
        if (on()) speak(last)
        else found.stop()
      })
      main.appendChild(button)
      if (on()) speak(last)
    },
  }
}
