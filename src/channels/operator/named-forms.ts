import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Html } from '../web/html.ts'

const FORM = /<form\b(?![^>]*aria-label)([^>]*)>(.*?)<\/form>/gs

/**
 * Each form of the console called by its first button, so that who goes from form to form hears them apart: done here,
 * once, so that no page can forget it. Sound because text in a page is escaped.
 */
export async function namedForms(page: Html): Promise<HtmlEscapedString> {
  const known = new Map<string, number>()
  return raw(
    String(await page).replace(FORM, (form, head: string, body: string) => {
      const words = /<button\b[^>]*>(.*?)<\/button>/s
        .exec(body)?.[1]
        ?.replace(/<[^>]*>|\s/g, '')
        .trim()
      if (!words) return form
      const count = (known.get(words) ?? 0) + 1
      known.set(words, count)
      return `<form aria-label="${count > 1 ? `${words}（${count}）` : words}"${head}>${body}</form>`
    }),
  )
}
