/** What a platform's parser makes of a document. Strict: what is not well-formed is nothing. */
export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: (Element | string)[]
}

const TOKEN =
  /<\?[^>]*\?>|<\/(?<close>[\w:.-]+)\s*>|<(?<open>[\w:.-]+)(?<attributes>(?:\s+[\w:.-]+="[^"<]*")*)\s*(?<empty>\/?)>|(?<text>[^<]+)/y
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Undefined when it is not well-formed. */
export function parseXml(body: string): Element | undefined {
  const top: Element = { name: '', attributes: {}, children: [] }
  const open = [top]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < body.length) {
    const groups = TOKEN.exec(body)?.groups
    if (!groups) return undefined
    const parent = open.at(-1)
    if (!parent) return undefined
    if (groups['text'] !== undefined) parent.children.push(decode(groups['text']))
    else if (groups['close'] !== undefined) {
      if (open.pop()?.name !== groups['close']) return undefined
    } else if (groups['open'] !== undefined) {
      const element = {
        name: groups['open'],
        attributes: attributesOf(groups['attributes'] ?? ''),
        children: [],
      }
      parent.children.push(element)
      if (groups['empty'] === '') open.push(element)
    }
  }
  const roots = elementsOf(top)
  return open.length === 1 && roots.length === 1 ? roots[0] : undefined
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  )

const decode = (text: string): string =>
  text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)

export const elementsOf = (element: Element): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string')

export const textOf = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
