import type { Page } from './page.ts'
import { byServer, whenLocalVoice } from './speaker.ts'
import type { Speaker } from './speaker.ts'
import { sentencesOf } from './words.ts'

const RATES = [0.6, 0.8, 1, 1.25, 1.5]

/** Of what is being read: another page, or another answer in its place, ends it. */
let hush = (): void => {}
addEventListener('pagehide', () => hush())

/** Reads the answer aloud sentence by sentence, when asked to. Without a local voice and a server of ours no button. */
export function improveReading({ main, status, speaks }: Page): void {
  hush()
  const answer = main.querySelector('[data-answer]')
  const sentences = sentencesOf((answer && answer.getAttribute('data-spoken')) || '')
  if (!answer || sentences.length === 0) return
  const offer = (speaker: Speaker) => {
    if (!main.contains(answer)) return
    answer.insertAdjacentElement(
      'afterend',
      controls(sentences, speaker, (text) => status.say(text)),
    )
  }
  if (speaks) offer(byServer())
  else whenLocalVoice(offer)
}

function controls(sentences: string[], speaker: Speaker, say: (text: string) => void): HTMLElement {
  let at = 0
  let rate = 2
  /** From the first press to the end, also while it pauses. */
  let begun = false
  let reading = false
  const group = document.createElement('div')
  group.setAttribute('role', 'group')
  group.setAttribute('aria-label', '朗读回答')
  group.className = 'row no-print'
  const button = (press: () => void) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'quiet'
    made.addEventListener('click', press)
    group.appendChild(made)
    return made
  }
  const begin = (from: number) => {
    at = from
    begun = true
    reading = true
    next()
  }
  const halt = () => {
    reading = false
    speaker.stop()
  }
  const next = () => {
    show()
    const sentence = sentences[at]
    if (!sentence) return end()
    speaker.say(sentence, RATES[rate] || 1, (failed) => {
      if (failed) {
        halt()
        say('念不出来。回答写在页面上。')
        return show()
      }
      at++
      next()
    })
  }
  const end = () => {
    halt()
    at = 0
    begun = false
    show()
  }
  /** Begins the sentence anew at the new pace: none can change it midway. */
  const pace = (step: number) => {
    rate = Math.min(RATES.length - 1, Math.max(0, rate + step))
    if (reading) {
      halt()
      begin(at)
    }
  }
  const main = button(() => {
    if (reading) {
      halt()
      show()
    } else begin(at)
  })
  const others = [button(() => pace(-1)), button(() => pace(1)), button(end)]
  ;['慢一点', '快一点', '停止朗读'].forEach((name, i) => {
    const other = others[i]
    if (other) other.textContent = name
  })
  const show = () => {
    main.textContent = reading ? '暂停朗读' : begun ? '继续朗读' : '朗读回答'
    // The one that was pressed must not vanish under the focus.
    if (!begun && others.some((other) => other === document.activeElement)) main.focus()
    for (const other of others) other.style.display = begun ? '' : 'none'
  }
  hush = halt
  show()
  return group
}
