type Child = Node | string | undefined
type Attributes = Record<string, string | undefined>

/** An element with its attributes and children. Text goes in as text, so no host's Trusted Types object to it. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value)
  element.append(...children.filter((child) => child !== undefined))
  return element
}

/** A link out of the host's page: in a new window, and says so, as the host's page and the talk stay where they are. */
export const link = (href: string, name: string): HTMLAnchorElement =>
  el('a', { href, target: '_blank', rel: 'noopener' }, `${name}（新窗口）`)

/** A part of a name that eyes find beside it and ears need. */
export const unseen = (text: string): HTMLElement => el('span', { class: 'unseen' }, text)
