import { improveAsking } from './ask.ts'
import { improveCounting } from './count.ts'
import { improveDraft } from './draft.ts'
import { createStatus } from './status.ts'
import type { Page } from './page.ts'

type Improvement = (page: Page) => void

/** Each by itself: one that fails leaves its part of the page as it came. */
const IMPROVEMENTS: Improvement[] = [improveDraft, improveCounting, improveAsking]

function start(): void {
  const main = document.querySelector('main')
  if (!main) return
  const page: Page = {
    main,
    status: createStatus(),
    renew() {
      for (const improve of IMPROVEMENTS)
        try {
          improve(page)
        } catch {
          // Fails closed: the page is whole without it.
        }
    },
  }
  page.renew()
}

start()
