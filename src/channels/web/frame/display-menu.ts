import { html } from 'hono/html'
import type { Html } from '../html.ts'
import { PLAIN, SIZES, THEMES, carried } from './display.ts'
import type { Frame } from './frame.ts'

/** In the head of every page: one action there, and one back. */
export function largeLink({ here, display }: Frame): Html {
  return display.view
    ? html`<a href="${carried(here, { view: PLAIN })}">回到普通版</a>`
    : html`<a href="${carried(here, { view: 'large' })}">长辈版</a>`
}

/** At the foot of every page: this page, shown otherwise. */
export function displayMenu(frame: Frame): Html {
  const { theme, size } = frame.display
  return html`<nav id="display" aria-labelledby="display-title">
    <h2 id="display-title">显示</h2>
    ${choices(frame, 'size', { name: '字的大小', plain: '标准字', list: SIZES, chosen: size })}
    ${choices(frame, 'theme', { name: '颜色', plain: '跟随系统', list: THEMES, chosen: theme })}
  </nav>`
}

interface Choices {
  name: string
  plain: string
  list: Record<string, string>
  chosen: string | undefined
}

function choices({ here }: Frame, field: string, { name, plain, list, chosen }: Choices): Html {
  const all = Object.entries({ [PLAIN]: plain, ...list })
  return html`<p id="display-${field}">${name}</p>
    <ul aria-labelledby="display-${field}">
      ${all.map(
        ([value, label]) =>
          html`<li>
            <a
              href="${carried(here, { [field]: value })}"
              ${value === (chosen ?? PLAIN) ? html`aria-current="true"` : ''}
              >${label}</a
            >
          </li>`,
      )}
    </ul>`
}
