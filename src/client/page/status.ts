/** Says something to who listens, without moving the focus. */
export interface Status {
  say(text: string): void
}

/** Some readers miss a text that takes another's place at once. */
const PAUSE = 100

/** Of what is off the screen but not away from readers: `display: none` would silence it. */
const HIDDEN = 'position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap'

/**
 * The one region that announces: there and empty from the start, plain text only. No text follows an equal one, as Orca
 * says an equal one only once.
 */
export function createStatus(): Status {
  const region = document.createElement('div')
  region.id = 'status'
  region.setAttribute('role', 'status')
  region.style.cssText = HIDDEN
  document.body.appendChild(region)
  let last = ''
  let timer = 0
  return {
    say(text) {
      last = text === last ? `再说一次：${text}` : text
      region.textContent = ''
      clearTimeout(timer)
      timer = window.setTimeout(() => {
        region.textContent = last
      }, PAUSE)
    },
  }
}
