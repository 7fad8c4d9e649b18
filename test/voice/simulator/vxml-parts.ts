import type { Piece } from './phone.ts'
import type { Ask } from './wire.ts'
import { elementsOf, textOf } from './xml.ts'
import type { Element } from './xml.ts'

export function requestOf(url: URL, method: string, form: URLSearchParams): Ask {
  if (method === 'get') return { method: 'GET', url: `${url.href}?${form.toString()}`, headers: {} }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return { method: 'POST', url: url.href, headers, body: form.toString() }
}

/** What a prompt says, and the mark behind each piece. */
export function piecesOf(prompt: Element): { piece: Piece; mark?: string }[] {
  const pieces: { piece: Piece; mark?: string }[] = []
  const walk = (element: Element, rate: number, korean: boolean): void => {
    for (const child of element.children) {
      const last = pieces.at(-1)
      if (typeof child === 'string') pieces.push({ piece: { text: child, rate, korean } })
      else if (child.name === 'mark' && last) last.mark = child.attributes['name'] ?? ''
      else if (child.name === 'break' && last)
        last.piece.pause = millisecondsOf(child.attributes['time'] ?? '0')
      else
        walk(
          child,
          rate * Number(child.attributes['rate'] ?? 1),
          korean || child.attributes['xml:lang'] === 'ko-KR',
        )
    }
  }
  walk(prompt, 180, false)
  return pieces
}

/** Events that an element handles. */
export function namesOf({ name, attributes }: Element): string[] {
  if (name === 'catch') return (attributes['event'] ?? '').split(' ')
  return ['error', 'noinput', 'nomatch'].includes(name) ? [name] : []
}

/** How many keys the grammar takes; all twelve must be in it. */
export function mostOf(grammar: Element): number {
  const items: Element[] = []
  const walk = (element: Element): void => {
    if (element.name === 'item') items.push(element)
    for (const child of elementsOf(element)) walk(child)
  }
  walk(grammar)
  const repeated = items
    .map(({ attributes }) => /^1-(\d+)$/.exec(attributes['repeat'] ?? '')?.[1])
    .find(Boolean)
  const keys = new Set(items.filter((item) => elementsOf(item).length === 0).map(textOf))
  return keys.size === 12 ? Number(repeated ?? 1) : 0
}

export const millisecondsOf = (time: string): number => parseFloat(time) * (time.endsWith('ms') ? 1 : 1000)
