import type { Status } from './status.ts'

/**
 * What the scripts look for in a page. Every page works without them; what is not found is not improved.
 *
 * - `main`: what an answer replaces
 * - `textarea#q` in its form: the question box; `data-most`: how many characters it takes (500)
 * - `data-asked` of that form: how many questions went before
 * - `#answer`: the heading of the newest answer, with tabindex -1; `#contacts` too where people come before it
 * - `[data-answer]` or `.answer`: around that answer; `data-spoken`: the same for the ear
 * - `.sources > li`: each document that is cited
 * - `.error`: what is wrong with what was typed
 */
export interface Page {
  main: HTMLElement
  status: Status
  /** A server of the service's own reads aloud. */
  speaks: boolean
  /** Who writes down what is said: a server of the service's own, the browser, nobody. */
  hears: 'port' | 'browser' | ''
  /** Improves what has come anew into `main`. */
  renew(): void
}
