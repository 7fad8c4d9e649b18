import type { Page } from 'playwright-core'

/** WCAG 2.2, 1.4.12. */
const SPACING = `*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-block-end:2em!important}`

/** Text of twice the size, and text set as wide as 1.4.12 says: nothing is cut, runs over its box or goes sideways. */
export async function layout(page: Page): Promise<string[]> {
  const faults = await page.evaluate(look, 'as it is')
  await page.evaluate(remember)
  await page.evaluate(wear, 'html{font-size:200%!important}')
  faults.push(...(await page.evaluate(look, 'at 200 % text')), ...(await page.evaluate(fixed)))
  await page.evaluate(wear, SPACING)
  faults.push(...(await page.evaluate(look, 'with text spacing')))
  await page.evaluate(wear, '')
  return faults
}

/** At 320 × 256 CSS px, which is 1280 px at 400 %: no sideways scrolling but in a table's own box (1.4.10). */
export async function reflow(page: Page): Promise<string[]> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 256 })
  const faults = await page.evaluate(look, 'at 320 px')
  if (before) await page.setViewportSize(before)
  return faults
}

/** A style sheet that a page's Content-Security-Policy does not see, as a reader's own is. */
function wear(css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = css ? [sheet] : []
}

/** Notes at each piece of text how large it is. */
function remember(): void {
  for (const e of document.querySelectorAll('html, body *'))
    if (e.localName === 'html' || [...e.childNodes].some((n) => n.nodeType === 3 && n.nodeValue?.trim()))
      e.setAttribute('data-px', getComputedStyle(e).fontSize)
}

/** What does not grow nearly as much as the root's text does: it is set in px. */
function fixed(): string[] {
  const sizeOf = (e: Element) => parseFloat(getComputedStyle(e).fontSize)
  const noted = (e: Element) => parseFloat(e.getAttribute('data-px') ?? '')
  const grown = sizeOf(document.documentElement) / noted(document.documentElement)
  return [...document.querySelectorAll('[data-px]')]
    .filter((e) => sizeOf(e) < noted(e) * (1 + (grown - 1) * 0.75))
    .map((e) => `layout: text of ${e.getAttribute('data-px')} does not grow with the reader's size`)
}

function look(when: string): string[] {
  const faults: string[] = []
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth)
    faults.push(`layout: the page is ${scrollWidth} px wide in a window of ${clientWidth} px ${when}`)
  for (const e of document.querySelectorAll<HTMLElement>('body *')) {
    if (!e.checkVisibility({ visibilityProperty: true }) || e.matches('option, select')) continue
    const { clipPath, display, overflowX, overflowY } = getComputedStyle(e)
    // What is kept for the ear alone is cut on purpose.
    if (clipPath !== 'none' || e.clientWidth <= 1 || display.startsWith('inline')) continue
    const fault = faultOf(e, { overflowX, overflowY })
    if (fault) faults.push(`layout: <${e.localName}> “${e.innerText.trim().slice(0, 20)}” ${fault} ${when}`)
  }
  return faults

  function faultOf(e: HTMLElement, { overflowX, overflowY }: { overflowX: string; overflowY: string }) {
    const wide = e.scrollWidth > e.clientWidth + 1
    const high = e.scrollHeight > e.clientHeight + 1
    if (wide && /hidden|clip/.test(overflowX)) return 'is cut at its side'
    if (high && /hidden|clip/.test(overflowY)) return 'is cut below'
    if (wide && /auto|scroll/.test(overflowX) && !e.querySelector('table')) return 'scrolls sideways'
    const own = e.children.length === 0 && e.innerText.trim() !== ''
    return own && overflowY === 'visible' && e.scrollHeight > e.clientHeight * 1.4 + 4
      ? 'runs over its own box'
      : ''
  }
}
