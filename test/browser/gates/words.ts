import type { Page } from 'playwright-core'

/**
 * What checkers leave to people: lines of 40 characters, targets of 44 px, labels that can be seen, links and headings
 * that can be told apart, nothing that keeps helpers out.
 */
export const words = (page: Page): Promise<string[]> => page.evaluate(look)

function look(): string[] {
  const faults: string[] = []
  const under = (node: Document | ShadowRoot): HTMLElement[] =>
    [...node.querySelectorAll<HTMLElement>('*')].flatMap((e) => [
      e,
      ...(e.shadowRoot ? under(e.shadowRoot) : []),
    ])
  const seen = (e: Element) =>
    e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0
  const all = under(document).filter(seen)
  const text = (e: Element) => (e.textContent ?? '').replace(/\s+/g, ' ').trim()
  const named = (e: Element) => {
    const by = e.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
    const label = by.map((id) => text(document.getElementById(id) ?? e)).join(' ')
    return label || e.getAttribute('aria-label') || text(e)
  }
  const short = (e: Element) => `<${e.localName}> “${named(e).slice(0, 24)}”`

  lines()
  targets()
  labels()
  links()
  headings()
  keepsOut()
  return faults

  /** 1.4.8: 40 characters a line, a line height of 1.5, no justified gaps. */
  function lines(): void {
    for (const e of all.filter((one) => one.matches('p, li, dd, blockquote, td, figcaption, summary'))) {
      const style = getComputedStyle(e)
      const size = parseFloat(style.fontSize)
      if (style.textAlign === 'justify') faults.push(`words: ${short(e)} is justified`)
      const range = document.createRange()
      for (const node of e.childNodes) {
        if (node.nodeType !== 3 || !node.nodeValue?.trim()) continue
        range.selectNodeContents(node)
        const widest = Math.max(0, ...[...range.getClientRects()].map(({ width }) => width))
        if (widest > size * 40.5) {
          faults.push(`words: ${short(e)} has a line of ${Math.round(widest / size)} characters`)
          break
        }
      }
      if (text(e).length > 40 && parseFloat(style.lineHeight) < size * 1.5)
        faults.push(`words: ${short(e)} has lines closer than 1.5`)
    }
  }

  /** 2.5.5, but for links within a sentence, which it excepts. */
  function targets(): void {
    const large = document.documentElement.dataset.view === 'large'
    for (const e of all.filter((one) => one.matches('a[href], button, input, select, textarea, summary'))) {
      if (e.matches('[type=hidden]')) continue
      const label =
        e.closest('label') ?? (e.id ? document.querySelector(`label[for="${CSS.escape(e.id)}"]`) : null)
      const boxes = [e, ...(e.matches('[type=checkbox], [type=radio]') && label ? [label] : [])]
      const sizes = boxes.map((box) => box.getBoundingClientRect())
      const sentence =
        e.matches('a') && getComputedStyle(e).display === 'inline' && text(e.parentElement ?? e) !== text(e)
      const { bottom, right } = e.getBoundingClientRect()
      const jump = bottom < 0 || right < 0 || getComputedStyle(e).clipPath !== 'none'
      // 长辈版 has 60 px for what is pressed to go on.
      const least = large && e.matches('button[type=submit]') ? 59.5 : 43.5
      if (sentence || jump || sizes.some(({ width, height }) => width >= least && height >= least)) continue
      const [{ width, height } = { width: 0, height: 0 }] = sizes
      faults.push(`words: ${short(e)} is a target of ${Math.round(width)} × ${Math.round(height)} px`)
    }
  }

  /** 3.3.2: what a box is for stays to be seen when there is something in it. */
  function labels(): void {
    for (const e of all.filter((one) => one.matches('input, select, textarea'))) {
      if (e.matches('[type=hidden], [type=submit]')) continue
      const by =
        e
          .getAttribute('aria-labelledby')
          ?.split(/\s+/)
          .map((id) => document.getElementById(id)) ?? []
      const shown = [...((e as HTMLInputElement).labels ?? []), ...by].some(
        (one) => one && seen(one) && text(one),
      )
      if (!shown)
        faults.push(`words: ${short(e)} ${e.id || e.getAttribute('name')} has no label that can be seen`)
    }
  }

  /** 2.4.9: read out of their place, links with the same name lead to the same place, and none is called 点击这里. */
  function links(): void {
    const places = new Map<string, string>()
    for (const e of all.filter((one): one is HTMLAnchorElement => one.matches('a[href]'))) {
      const name = named(e)
      const to = e.href.replace(/[?&](?:view|theme|size|region)=[^&#]*/g, '')
      const other = places.get(name)
      if (other !== undefined && other !== to)
        faults.push(`words: two links are called “${name.slice(0, 24)}”`)
      places.set(name, to)
      if (/^(?:点击)?(?:这里|此处|更多|详情|链接)$|^\[?\d+\]?$/.test(name) && !e.matches('[href^="tel:"]'))
        faults.push(`words: a link is called only “${name}”`)
    }
  }

  /** 2.4.6: no two equal headings that stand under the same heading. */
  function headings(): void {
    const above: string[] = []
    const known = new Set<string>()
    for (const e of all.filter((one) => one.matches('h1, h2, h3, h4, h5, h6'))) {
      const level = Number(e.localName[1])
      above.length = level - 1
      const place = [...above, text(e)].join(' > ')
      if (known.has(place)) faults.push(`words: two headings are “${text(e).slice(0, 24)}”`)
      known.add(place)
      above[level - 1] = text(e)
    }
  }

  /** Nothing starts by itself, moves, takes keys or keeps a reader's tools out. */
  function keepsOut(): void {
    const wrong = 'marquee, blink, [autoplay], [role=application], [role=feed], [role=grid], [accesskey]'
    for (const e of all.filter((one) => one.matches(wrong)))
      faults.push(`words: ${short(e)} has what keeps people out`)
    for (const e of all.filter((one) => one.matches('a[target=_blank]') && !named(one).includes('新窗口')))
      faults.push(`words: ${short(e)} opens a new window and does not say so`)
    for (const e of all) {
      const { userSelect, touchAction } = getComputedStyle(e)
      if (userSelect === 'none') faults.push(`words: the text of ${short(e)} cannot be selected`)
      if (touchAction === 'none') faults.push(`words: ${short(e)} takes the fingers' gestures`)
    }
    const viewport = document.querySelector('meta[name=viewport]')?.getAttribute('content') ?? ''
    if (/user-scalable\s*=\s*(?:no|0)|maximum-scale/.test(viewport))
      faults.push('words: the page cannot be enlarged')
    if (document.querySelector('meta[http-equiv=refresh]') && !document.querySelector('[data-refresh-off]'))
      faults.push('words: the page loads itself again without a way to stop it')
    const assertive = document.querySelectorAll('[role=alert], [aria-live=assertive]').length
    if (assertive > 2) faults.push(`words: ${assertive} regions interrupt`)
  }
}
