import { html } from 'hono/html'
import type { Settings } from '../../settings.ts'
import type { Html } from '../web/html.ts'
import { STYLE_MARK } from '../web/style.ts'

/** The widget as a page of its own, for sites that would rather not run our script in theirs. */
export function framePage(
  { hotlineName }: Settings,
  { script, region }: { script: string; region?: string },
): Html {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>问政府公报 – ${hotlineName}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css?v=${STYLE_MARK}" />
        <script type="module" src="${script}"></script>
      </head>
      <body>
        <main class="wrap">
          <h1>${hotlineName}：政府公报问答</h1>
          <tingzheng-widget framed ${region ? html`region="${region}"` : ''}>
            <p><a href="/" target="_blank">问政府公报（新窗口）</a></p>
          </tingzheng-widget>
        </main>
      </body>
    </html>`
}
