import { expect, it } from 'vitest'
import { testKeeping } from '../../fixtures/store.ts'

/** Every page that links lead to from these, within the site, is there and carries how the reader wants it. */
it('leads nowhere that is not there', async () => {
  const { app } = await testKeeping()
  const start = ['/?view=large', '/?q=护理补贴谁能领&view=large', '/c/x?view=large']
  const seen = new Map<string, string>()
  const follow = async (path: string, from: string): Promise<void> => {
    const response = await app.request(path)
    const type = response.headers.get('content-type') ?? ''
    if (from) expect(response.status, `${path} on ${from}`).toBeLessThan(400)
    if (!type.startsWith('text/html')) return
    const html = await response.text()
    expect(html, path).toContain('data-view="large"')
    for (const [, link = ''] of html.matchAll(/<a\b[^>]*? href="(\/[^"#]*)/g)) {
      const to = link.replaceAll('&amp;', '&')
      const page = to.replace(/([?&])(?:theme|size|view|region)=[^&]*/g, '$1').replace(/[?&]+$/, '')
      if (seen.has(page) || to.includes('view=plain') || /^\/(?:c\/x|take\/(?:audio|braille))/.test(to))
        continue
      seen.set(page, path)
      await follow(to, path)
    }
  }
  for (const path of start) await follow(path, '')
  expect(seen.size).toBeGreaterThan(15)
})
