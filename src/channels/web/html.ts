import { html, raw } from 'hono/html'
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

/**
 * The same without the white space between its tags. What is not laid out yet (content-visibility) shows it to screen
 * readers as pieces of text to stop at; laid out, it is nothing.
 */
export const tight = async (text: Html): Promise<HtmlEscapedString> =>
  raw(String(await text).replace(/>\s+(?=<)/g, '>'))
