import type { Page } from 'playwright-core'

/** More changes than these while nothing is done are a stream, which a screen reader begins again with each. */
const MOST = 2
/** Longer than any of our own pauses between emptying a region and filling it. */
const LISTEN = 600

/** Nothing speaks or moves by itself (2.2.2): what announces stays still, nothing is animated for longer than 5 s. */
export async function quiet(page: Page): Promise<string[]> {
  const changes = await page.evaluate(
    (ms) =>
      new Promise<number>((done) => {
        let count = 0
        const watcher = new MutationObserver((changed) => (count += changed.length))
        for (const region of document.querySelectorAll(
          '[aria-live], [role=status], [role=alert], [role=log]',
        ))
          watcher.observe(region, { childList: true, characterData: true, subtree: true })
        setTimeout(() => done(count), ms)
      }),
    LISTEN,
  )
  const moving = await page.evaluate(
    () =>
      document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().endTime) > 5000).length,
  )
  return [
    ...(changes > MOST ? [`quiet: regions that announce changed ${changes} times in ${LISTEN} ms`] : []),
    ...(moving > 0 ? [`quiet: ${moving} things move for more than 5 s`] : []),
  ]
}
