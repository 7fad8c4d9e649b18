/** One place where things are said: empty and present from the start, plain text only. */
export interface Announcer {
  readonly region: HTMLElement
  say(text: string): void
}

/** Readers pass over a text that is set in the same moment as it is emptied. */
const PAUSE = 120

export function createAnnouncer(region: HTMLElement): Announcer {
  region.setAttribute('role', 'status')
  region.className = 'unseen'
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    region,
    say(text) {
      clearTimeout(timer)
      region.textContent = ''
      timer = setTimeout(() => {
        region.textContent = text
      }, PAUSE)
    },
  }
}
