import { html } from 'hono/html'
import type { Corrections } from '../../../corpus/corrections.ts'
import type { Html } from '../html.ts'
import { KINDS } from './corrections-page.ts'

export const ATOM = 'application/atom+xml; charset=utf-8'

/** The corrections as an Atom feed (RFC 4287). Days begin in China. */
export function correctionsFeed(
  { since, corrections }: Corrections,
  { service, origin }: { service: string; origin: string },
): Html {
  const at = (day: string): string => `${day}T00:00:00+08:00`
  return html`<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
      <title>${service}：更正</title>
      <id>${origin}/corrections</id>
      <link rel="self" type="application/atom+xml" href="${origin}/corrections.xml" />
      <link rel="alternate" type="text/html" href="${origin}/corrections" />
      <updated>${at(corrections[0]?.on ?? since)}</updated>
      <author><name>${service}</name></author>
      ${corrections.map(
        ({ id, on, kind, title, was, now, source }) =>
          html`<entry>
            <title>${KINDS[kind]}：${title}</title>
            <id>${origin}/corrections#${id}</id>
            <link rel="alternate" type="text/html" href="${origin}/corrections#${id}" />
            <updated>${at(on)}</updated>
            <summary>原来说的：${was} 现在：${now} 依据：${source}</summary>
          </entry> `,
      )}
    </feed> `
}
