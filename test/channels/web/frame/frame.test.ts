import { describe, expect, it } from 'vitest'
import { carry } from '../../../../src/channels/web/frame/carry.ts'
import { LARGE_NAMES, carried, displayOf } from '../../../../src/channels/web/frame/display.ts'
import { testApp } from '../../../fixtures/app.ts'

const page = async (path: string) => (await testApp().app.request(path)).text()
/** Where the links to pages lead. */
const links = (html: string) =>
  [...html.matchAll(/<a\b[^>]*? href="(\/[^"]*)"/g)].map(
    ([, path = '']) => new URL(path.replaceAll('&amp;', '&'), 'http://x'),
  )
const PAGES = ['/', '/?q=护理补贴谁能领', '/clauses/plan.f1', '/documents', '/documents/plan', '/nowhere']
const QUERY = `view=large&theme=dark&size=huge&region=${encodeURIComponent('吉林省')}`

describe.each(PAGES)('%s, shown otherwise', (path) => {
  const asked = path.includes('?') ? `${path}&${QUERY}` : `${path}?${QUERY}`

  it('is marked for the style sheet', async () => {
    expect(await page(asked)).toMatch(
      /<html\s+lang="zh-CN"\s+data-view="large"\s+data-theme="dark"\s+data-size="huge"/,
    )
  })

  it('keeps every choice through every link, but for those that change one', async () => {
    for (const { searchParams: query, href } of links(await page(asked)).filter((l) => l.pathname !== '/c')) {
      const changed = ['plain', 'light', 'contrast', 'big']
      for (const [name, value] of new URLSearchParams(QUERY))
        expect([value, ...changed], `${name} in ${href}`).toContain(query.get(name))
      const other = [...query.values()].filter((value) => changed.includes(value))
      expect(other.length, href).toBeLessThanOrEqual(1)
    }
  })

  it('offers 长辈版 in the head, one action there and one back to the same page', async () => {
    const head = (html: string) => html.slice(html.indexOf('<header>'), html.indexOf('</header>'))
    const there = /<a href="([^"]*)">长辈版</.exec(head(await page(path)))?.[1] ?? ''
    const large = head(await page(there.replaceAll('&amp;', '&')))
    const back = /<a href="([^"]*)">回到普通版</.exec(large)?.[1] ?? ''
    const plain = await page(back.replaceAll('&amp;', '&'))
    expect(plain).not.toContain('data-view')
    expect(plain).toContain('>长辈版</a>')
  })

  it('has people to ask at the same place, in the same words', async () => {
    const people = /<section id="human".*?<\/section>/s
    expect(people.exec(await page(path))?.[0]).toBe(people.exec(await page('/about'))?.[0])
  })
})

describe('the display in an address', () => {
  it('takes what is on the lists and nothing else', () => {
    const given = (text: string) => displayOf((name) => new URLSearchParams(text).get(name) ?? undefined)
    expect(given('view=large&theme=contrast&size=big')).toEqual({
      view: 'large',
      theme: 'contrast',
      size: 'big',
    })
    expect(given('view=x&theme=toString&size=plain')).toEqual({})
    expect(given(`region=${'长'.repeat(41)}`)).toEqual({})
  })

  it('changes no query that is there, and keeps the fragment', () => {
    expect(carried('/c/1?theme=light#a', { theme: 'dark', view: 'large' })).toBe(
      '/c/1?theme=light&view=large#a',
    )
  })

  it('goes in fields of a form that is sent as an address, and in the address of one that is not', () => {
    const region = '同江市'
    expect(carry('<form method="get" action="/"></form>', { view: 'large', region })).toBe(
      '<form method="get" action="/"><input type="hidden" name="view" value="large" /><input type="hidden" name="region" value="同江市" /></form>',
    )
    expect(
      carry('<form method="post" action="/c"><select name="region"></select></form>', {
        view: 'large',
        region,
      }),
    ).toContain('action="/c?view=large"')
    expect(carry('<form method="post" action="/r/1"></form>', { region })).toContain('/r/1?region=%E5%90%8C')
  })

  it('cannot be used to write into a page', async () => {
    const html = await page(`/?region=${encodeURIComponent('"><script>1</script>')}&theme=%22%3E%3Cscript%3E`)
    expect(html).not.toMatch(/<script>/)
  })

  it.each(['长辈版', '关怀版', '亲情版', '关爱版', '适老模式', '大字版'])('knows %s', (name) => {
    expect(name).toMatch(LARGE_NAMES)
  })
  it.each(['长辈能领什么', '老年证怎么办', '关爱'])('takes %s for a question', (text) => {
    expect(text).not.toMatch(LARGE_NAMES)
  })
})
