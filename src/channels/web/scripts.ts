import { Hono } from 'hono'
import { html } from 'hono/html'
import { ServiceError } from '../../errors.ts'
import type { Frame } from './frame/frame.ts'
import type { Html } from './html.ts'
import { BUILT } from './scripts-built.ts'
import { markOf } from './mark.ts'

type Name = keyof typeof BUILT

/** Where a script is, as it is now: another text has another address, so a browser may keep it for ever. */
export const scriptAddress = (name: Name): string => `/script/${name}-${markOf(BUILT[name])}.js`

/** For the head of a page: it waits for the page, and an old browser that cannot read it shows the page as it came. */
export function pageScript({ speech = {} }: Pick<Frame, 'speech'>): Html {
  const does = Object.entries({ hears: speech.in, speaks: speech.out }).flatMap(([name, by]) =>
    by ? [html`data-${name}="${by}"`] : [],
  )
  return html`<script src="${scriptAddress('page')}" defer ${does}></script>`
}

export function scriptChannel(): Hono {
  const channel = new Hono()
  const texts = new Map(Object.entries(BUILT).map(([name, text]) => [scriptAddress(name as Name), text]))
  channel.get('/script/:file', (c) => {
    const text = texts.get(c.req.path)
    if (text === undefined) throw new ServiceError(404, '没有这个地址。')
    c.header('content-type', 'text/javascript; charset=utf-8')
    c.header('cache-control', 'public, max-age=31536000, immutable')
    return c.body(text)
  })
  return channel
}
