/** Says one sentence after another. Ours or the browser's. */
export interface Speaker {
  /** Calls back when the sentence is over, or could not be said. */
  say(sentence: string, rate: number, over: (failed: boolean) => void): void
  stop(): void
}

/**
 * By a voice that lies on this machine: others send what is read to their maker. Calls back when there is one, perhaps
 * later, perhaps never.
 */
export function whenLocalVoice(found: (speaker: Speaker) => void): void {
  const { speechSynthesis } = window
  if (!speechSynthesis || !('SpeechSynthesisUtterance' in window)) return
  let known = false
  const look = () => {
    const local = speechSynthesis
      .getVoices()
      .filter((voice) => voice.localService && CHINESE.test(voice.lang))
    const voice = local.filter(({ lang }) => MAINLAND.test(lang))[0] || local[0]
    if (!voice || known) return
    known = true
    found(byVoice(voice))
  }
  look()
  if (speechSynthesis.addEventListener) speechSynthesis.addEventListener('voiceschanged', look)
}

const CHINESE = /^(?:zh|cmn)/i
const MAINLAND = /CN|Hans|^cmn$/i

function byVoice(voice: SpeechSynthesisVoice): Speaker {
  // A sentence that was stopped ends too: only the newest one's end counts.
  let newest: SpeechSynthesisUtterance | undefined
  return {
    say(sentence, rate, over) {
      const utterance = new SpeechSynthesisUtterance(sentence)
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.rate = rate
      utterance.addEventListener('end', () => utterance === newest && over(false))
      utterance.addEventListener('error', () => utterance === newest && over(true))
      newest = utterance
      speechSynthesis.speak(utterance)
    },
    stop() {
      newest = undefined
      speechSynthesis.cancel()
    },
  }
}

/** By the service's own server: a sentence is sent, its sound comes back. */
export function byServer(): Speaker {
  const sound = new Audio()
  let turn = 0
  let ended = () => {}
  sound.addEventListener('ended', () => ended())
  return {
    async say(sentence, rate, over) {
      const mine = ++turn
      try {
        const response = await fetch('/speech/out', {
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          body: sentence,
        })
        if (!response.ok) throw new Error(String(response.status))
        const url = URL.createObjectURL(await response.blob())
        if (mine !== turn) return URL.revokeObjectURL(url)
        sound.src = url
        sound.playbackRate = rate
        ended = () => {
          URL.revokeObjectURL(url)
          if (mine === turn) over(false)
        }
        await sound.play()
      } catch {
        if (mine === turn) over(true)
      }
    },
    stop() {
      turn++
      sound.pause()
    },
  }
}
