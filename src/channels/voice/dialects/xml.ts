/** Escaped text or elements: what may stand between tags. Made by `text` and `element` only. */
export type Markup = string & { readonly markup: unique symbol }

/** XML 1.0 has no other characters, half a surrogate pair included. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

const escape = (raw: string): string =>
  raw.replace(IMPOSSIBLE, '').replace(/[&<>"']/g, (char) => NAMED[char] ?? char)

export const text = (raw: string): Markup => escape(raw) as Markup

/** Attributes in the order given; those that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly Markup[]
): Markup {
  const written = Object.entries(attributes)
    .filter((pair): pair is [string, string | number] => pair[1] !== undefined)
    // A line break in an attribute would be read as a space.
    .map(([key, value]) => ` ${key}="${escape(String(value)).replace(/[\t\n\r]/g, ' ')}"`)
    .join('')
  const inside = children.join('')
  return (inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`) as Markup
}

export const document = (root: Markup): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}`
