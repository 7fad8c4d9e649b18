import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** What an `html` template makes: text that is already escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Plain text to paragraphs. */
export function paragraphs(text: string): Html[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim())
    .map((line) => html`<p>${line}</p>`)
}
