import { expect, it } from 'vitest'
import { testKeeping } from '../../fixtures/store.ts'

/** The page without its conversation, and what needs an engine. */
const ELSEWHERE = /^\/(?:c\/x|take\/(?:audio|braille))/

/** Every page that links lead to from these, within the site, is there and carries how the reader wants it. */
it('leads nowhere that is not there', async () => {
  const { app } = await testKeeping()
  const broken: string[] = []
  const forgetful: string[] = []
  const seen = new Set<string>()
  const follow = async (path: string, from?: string): Promise<void> => {
    const response = await app.request(path)
    if (from && response.status >= 400) broken.push(`${path} on ${from}`)
    if (!response.headers.get('content-type')?.startsWith('text/html')) return
    const html = await response.text()
    if (!html.includes('data-view="large"')) forgetful.push(path)
    for (const [, link = ''] of html.matchAll(/<a\b[^>]*? href="(\/[^"#]*)/g)) {
      const to = link.replaceAll('&amp;', '&')
      const page = to.replace(/([?&])(?:theme|size|view|region)=[^&]*/g, '$1').replace(/[?&]+$/, '')
      if (seen.has(page) || to.includes('view=plain') || ELSEWHERE.test(to)) continue
      seen.add(page)
      await follow(to, path)
    }
  }
  for (const path of ['/?', '/?q=护理补贴谁能领&', '/c/x?']) await follow(`${path}view=large`)
  expect({ broken, forgetful }).toEqual({ broken: [], forgetful: [] })
  expect(seen.size).toBeGreaterThan(15)
})
