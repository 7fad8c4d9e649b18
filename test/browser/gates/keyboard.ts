import type { Page } from 'playwright-core'

interface Stop {
  at: number
  name: string
  hidden: string
  ring: string
}

/** Stops that are walked one by one; a document with hundreds of links is walked from both ends. */
const MOST = 80
/** Milliseconds. A long table is laid out when it comes into sight, and what has the focus scrolls back into it. */
const SETTLED = 200
/** On a machine with other work; what is covered stays covered. */
const LOOKS = 5

/**
 * Goes through the page by Tab and back by Shift+Tab: every stop is reached in the order of the page, nothing holds the
 * focus (2.1.2), each is seen whole (2.4.12) and has a ring of 2 px with 3:1 to what lies around it (2.4.13).
 */
export async function keyboard(page: Page): Promise<string[]> {
  const stops = await page.evaluate(numberStops)
  const faults: string[] = []
  for (const key of ['Tab', 'Shift+Tab'] as const) {
    const wanted = (key === 'Tab' ? stops : stops.toReversed()).slice(0, MOST)
    const seen: Stop[] = []
    await page.evaluate(begin, key === 'Tab')
    while (seen.length < wanted.length) {
      await page.keyboard.press(key)
      let stop = await page.evaluate(look)
      for (let looks = 0; stop?.hidden && looks < LOOKS; looks += 1) {
        await page.waitForTimeout(SETTLED)
        stop = await page.evaluate(look)
      }
      if (!stop || stop.at === seen.at(-1)?.at) {
        const last = seen.at(-1)?.name ?? 'the beginning'
        const how = stop ? 'stays on' : 'loses the focus after'
        faults.push(`keyboard: ${key} ${how} “${last}”, ${seen.length} of ${stops.length} reached`)
        break
      }
      seen.push(stop)
    }
    const astray = seen.find(({ at }, index) => at !== wanted[index])
    if (astray) faults.push(`keyboard: ${key} comes to “${astray.name}” out of the order of the page`)
    for (const { name, hidden, ring } of seen) {
      if (hidden) faults.push(`focus: “${name}” is covered by ${hidden} (${key})`)
      if (ring && key === 'Tab') faults.push(`focus: “${name}” ${ring}`)
    }
  }
  return faults
}

/** Numbers what Tab can reach, in the order of the page; of a radio group the one that is chosen, or the first. */
function numberStops(): number[] {
  const under = (node: Document | ShadowRoot): Element[] =>
    [...node.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? under(e.shadowRoot) : [])])
  const reachable = (e: Element): e is HTMLElement => {
    if (!(e instanceof HTMLElement) || e.tabIndex < 0 || e.matches(':disabled, [type=hidden]')) return false
    if (!e.checkVisibility({ visibilityProperty: true }) || e.closest('[inert]')) return false
    if (e.localName === 'summary') return e.parentElement?.querySelector('summary') === e
    return e.matches(
      'a[href], button, input, select, textarea, iframe, audio[controls], [tabindex], [contenteditable]',
    )
  }
  const all: HTMLElement[] = under(document).filter(reachable)
  const group = (e: Element): string => (e.matches('[type=radio]') ? (e.getAttribute('name') ?? '') : '')
  const stops = all.filter((e) => {
    if (!group(e)) return true
    const mates = all.filter((mate) => group(mate) === group(e))
    return e === (mates.find((mate) => mate.matches(':checked')) ?? mates[0])
  })
  return stops.map((e, at) => {
    e.setAttribute('data-stop', String(at))
    return at
  })
}

/** Puts the place from which Tab starts before the first or behind the last stop. */
function begin(first: boolean): void {
  const mark = document.createElement('span')
  mark.tabIndex = -1
  document.body[first ? 'prepend' : 'append'](mark)
  mark.focus()
  mark.remove()
}

/** What has the focus now, and how it shows. */
function look(): Stop | undefined {
  let focused = document.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  const at = focused?.getAttribute('data-stop')
  if (!(focused instanceof HTMLElement) || at === null || at === undefined) return undefined
  const name = (focused.textContent || focused.getAttribute('name') || focused.tagName).trim().slice(0, 20)
  return { at: Number(at), name, hidden: covered(focused), ring: faultOfRing(focused) }

  function covered(of: HTMLElement): string {
    const root = of.getRootNode() as Document | ShadowRoot
    // A link over two lines has two boxes: each is looked at.
    for (const { left, right, top, bottom } of of.getClientRects()) {
      if (right - left < 4 || bottom - top < 4) continue
      const middle = [(left + right) / 2, (top + bottom) / 2] as const
      const corners = [left + 2, right - 2].flatMap((x) => [top + 2, bottom - 2].map((y) => [x, y] as const))
      const shown = [middle, ...corners].filter(
        ([x, y]) => x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
      )
      if (shown.length === 0) return 'the edge of the window'
      const above = shown.map(([x, y]) => root.elementFromPoint(x, y))
      const over = above.find((one) => one && !of.contains(one) && !one.contains(of))
      if (over) return over.localName
    }
    return ''
  }

  function faultOfRing(of: HTMLElement): string {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(of)
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return 'has no ring of 2 px'
    if (matchMedia('(forced-colors: active)').matches) return ''
    const ratio = contrast(outlineColor, ground(of.parentElement))
    return ratio < 3 ? `has a ring of ${ratio.toFixed(1)}:1` : ''
  }

  function ground(around: Element | null): string {
    for (let e = around; e; e = e.parentElement) {
      const { backgroundColor } = getComputedStyle(e)
      if (!/^rgba\(.*, 0(?:\.\d+)?\)$/.test(backgroundColor)) return backgroundColor
    }
    return 'rgb(255, 255, 255)'
  }

  function contrast(one: string, other: string): number {
    const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((p, q) => q - p)
    return (high + 0.05) / (low + 0.05)
  }

  /** WCAG 2.2, relative luminance. */
  function luminance(rgb: string): number {
    const [red = 0, green = 0, blue = 0] = (rgb.match(/[\d.]+/g) ?? []).map((part) => {
      const value = Number(part) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
}
