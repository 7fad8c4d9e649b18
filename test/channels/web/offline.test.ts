import { describe, expect, it } from 'vitest'
import type { Correction } from '../../../src/corpus/corrections.ts'
import type { OfflinePack } from '../../../src/ports/offline-pack.ts'
import { testApp } from '../../fixtures/app.ts'

const DIGEST = 'a'.repeat(64)
const offline: OfflinePack = {
  list: () =>
    Promise.resolve({
      version: 'v1',
      bytes: 9_800_000,
      parts: [{ name: 'words.bin', pieces: [{ digest: DIGEST, bytes: 3 }] }],
    }),
  piece: (digest) => Promise.resolve(digest === DIGEST ? new Uint8Array([1, 2, 3]).buffer : null),
  worker: () => Promise.resolve('x'.repeat(700_000)),
}
const { app } = testApp(
  { offline },
  { HOTLINE_NAME: '听政', HOURS: '工作日 9:00—17:00', STATE_SECRET: 's'.repeat(43) },
)

describe('the offline pack', () => {
  it('is offered by a page that says what it takes, the code included', async () => {
    const html = await (await app.request('/offline')).text()
    expect(html).toMatch(/一共\s*<strong>10\.5 兆/)
    expect(html).toContain('超过七天')
    expect(html).toContain('<link rel="manifest" href="/manifest.webmanifest" />')
  })

  it('is listed anew each time, with the service’s name and hours and none of its keys', async () => {
    const response = await app.request('/offline/pack.json')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({
      version: expect.stringMatching(/^v1-\w+$/),
      settings: { HOTLINE_NAME: '听政', HOURS: '工作日 9:00—17:00' },
    })
    expect(text).not.toContain('ssss')
  })

  it('is another one after a correction', async () => {
    const of = async (corrections: Correction[]) => {
      const { app: other } = testApp({ offline, corrections: { since: '2026-01-01', corrections } })
      const list = (await (await other.request('/offline/pack.json')).json()) as { version: string }
      return list.version
    }
    const correction: Correction = {
      id: '2026-1',
      on: '2026-01-02',
      kind: 'corrected',
      title: '护理补贴',
      was: '甲',
      now: '乙',
      source: '丙',
      clauses: [],
    }
    const [none, one] = [await of([]), await of([correction])]
    expect(one).not.toBe(none)
    expect(await of([])).toBe(none)
  })

  it('comes in pieces that are kept for ever, and not counted against who fetches them', async () => {
    const response = await app.request(`/offline/piece/${DIGEST}`)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect((await app.request(`/offline/piece/${'b'.repeat(64)}`)).status).toBe(404)
    const far = testApp({ offline }, { RATE_LIMIT: '1', TRUST_PROXY: '1' })
    const statuses = await Promise.all(
      [1, 2, 3].map(async () => (await far.app.request(`/offline/piece/${DIGEST}`)).status),
    )
    expect(statuses).toEqual([200, 200, 200])
  })

  it('is run by a script whose address stays and whose text is asked for anew', async () => {
    const response = await app.request('/worker.js')
    expect(response.headers.get('content-type')).toContain('text/javascript')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  it('can be installed: a name, a start, a picture', async () => {
    const manifest = (await (await app.request('/manifest.webmanifest')).json()) as Record<string, unknown>
    expect(manifest).toMatchObject({ short_name: '听政', start_url: '/', lang: 'zh-CN' })
    expect((await app.request('/icon.svg')).headers.get('content-type')).toBe('image/svg+xml')
  })

  it('is said not to be there where it is not', async () => {
    const bare = testApp().app
    expect(await (await bare.request('/offline')).text()).toContain('这里现在没有离线包')
    for (const path of ['/offline/pack.json', '/worker.js', `/offline/piece/${DIGEST}`])
      expect((await bare.request(path)).status).toBe(404)
  })
})
