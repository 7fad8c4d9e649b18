import { carried } from './display.ts'
import type { Display } from './display.ts'

/**
 * Every link and form of a finished page, with the display in its address: done here, once, so that no page can forget
 * it. Sound because text in a page is escaped: `href="/` can only be an attribute of ours.
 */
export function carry(page: string, display: Display): string {
  if (Object.keys(display).length === 0) return page
  return page
    .replace(
      /(<a\b[^>]*? href=")(\/[^"]*)"/g,
      (_, head: string, path: string) => `${head}${into(path, display)}"`,
    )
    .replace(/<form\b[^>]*>.*?<\/form>/gs, (form) =>
      /^<form[^>]* method="post"/.test(form) ? withAction(form, display) : withFields(form, display),
    )
}

const into = (path: string, display: Display): string =>
  escape(carried(path.replaceAll('&amp;', '&'), { ...display }))

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** The region is not carried past a form that asks for it: what is chosen there counts. */
function withAction(form: string, { region, ...rest }: Display): string {
  const own = !region || form.includes('name="region"') ? rest : { ...rest, region }
  return form.replace(
    /^(<form[^>]* action=")(\/[^"]*)"/,
    (_, head: string, path: string) => `${head}${into(path, own)}"`,
  )
}

/** A browser drops the query of a GET form's action, so it goes in fields. */
function withFields(form: string, display: Display): string {
  const fields = Object.entries(display)
    .filter(([name]) => !form.includes(`name="${name}"`))
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(String(value))}" />`)
  return form.replace(/^<form\b[^>]*>/, (tag) => tag + fields.join(''))
}
