import type { Page } from 'playwright-core'
import { gatesOf } from './gates/gates.ts'
import type { Way } from './reader.ts'

/** What is wrong with a page once it is open: by the gates, in its scripts, and in the console of the browser. */
export async function faultsOn(page: Page, way: Way, open: () => Promise<void>): Promise<string[]> {
  const faults: string[] = []
  page.on('console', (said) => {
    // A page that says 404 or 400 is told of in the console too.
    if (said.type() === 'error' && !said.text().startsWith('Failed to load resource'))
      faults.push(`console: ${said.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  try {
    await open()
    for (const gate of gatesOf(way)) faults.push(...(await gate(page)))
  } finally {
    await page.close()
  }
  return [...new Set(faults)]
}
