import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inject, onTestFinished } from 'vitest'
import { listen } from '../../../src/drivers/node-server.ts'
import { testApp } from '../../fixtures/app.ts'
import { KEYS, testKeeping } from '../../fixtures/store.ts'
import { elsewhere } from '../elsewhere.ts'
import type { Journey } from './journeys.ts'

/** Where a journey begins; what was started for it ends with the test. */
export async function placeOf({ on }: Journey): Promise<string> {
  if (on === 'gazettes') return inject('site') ?? ''
  if (on === 'foreign') return foreign()
  if (on !== 'places') return serve((await testKeeping()).app)
  return serve(testApp({ ask: (question) => Promise.resolve(elsewhere(question)) }, KEYS).app)
}

async function serve(app: { fetch(request: Request): Response | Promise<Response> }): Promise<string> {
  const server = await listen({ fetch: app.fetch, port: 0, host: '127.0.0.1' })
  onTestFinished(() => server.close(0))
  return server.url
}

/** Somebody else's page with the widget, on an origin of its own. */
async function foreign(): Promise<string> {
  let service = ''
  const site = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><html lang="zh-CN"><title>某县人民政府</title><main><h1>某县人民政府</h1>
      <tingzheng-widget><a href="${service}/">问政府公报</a></tingzheng-widget><p><a href="#b">公告</a></p></main>
      <script type="module" src="${service}/widget.js"></script>`)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void site.close())
  await once(site, 'listening')
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  service = await serve((await testKeeping({ ...KEYS, WIDGET_ORIGINS: origin })).app)
  return origin
}
