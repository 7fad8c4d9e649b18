import { improveAsking } from './ask.ts'
import { improveCounting } from './count.ts'
import { improveDraft } from './draft.ts'
import { improveReading } from './read-aloud.ts'
import { watchHistory } from './show.ts'
import { improveTalking } from './talk.ts'
import { createStatus } from './status.ts'
import type { Page } from './page.ts'

type Improvement = (page: Page) => void

/** Each by itself: one that fails leaves its part of the page as it came. */
const IMPROVEMENTS: Improvement[] = [
  improveDraft,
  improveTalking,
  improveCounting,
  improveAsking,
  improveReading,
]

function start(): void {
  const main = document.querySelector('main')
  if (!main) return
  const script = document.currentScript
  const told = (name: string) => (script && script.getAttribute(name)) || ''
  const hears = told('data-hears')
  const page: Page = {
    main,
    status: createStatus(),
    speaks: told('data-speaks') === 'port',
    hears: hears === 'port' || hears === 'browser' ? hears : '',
    renew() {
      for (const improve of IMPROVEMENTS)
        try {
          improve(page)
        } catch {
          // Fails closed: the page is whole without it.
        }
    },
  }
  watchHistory()
  page.renew()
}

start()
