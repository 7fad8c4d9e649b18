import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasChromium, NEEDED } from '../../../browser/chromium.ts'
import { SCRIPT, WIDGET, asks, box, focused, hears, launcher, stand } from './stand.ts'

const LINES = Array.from(
  { length: 40 },
  (_, i) => `<p><a href="#${i}">公告第 ${i + 1} 号，关于两项补贴资格复核</a></p>`,
)
const CORNER = {
  head: '<style>main { text-align: right } a { display: inline-block }</style>',
  body: `<main><h1>某县</h1>${LINES.join('')}</main>${WIDGET.replace('<tingzheng-widget', '<tingzheng-widget position="corner"')}${SCRIPT}`,
}
const WIDE = { viewport: { width: 1280, height: 720 } }

/** Whether the middle of what has the focus is covered by the widget. */
const covered = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { left, right, top, bottom } = document.activeElement?.getBoundingClientRect() ?? new DOMRect()
    const over = [0.1, 0.5, 0.9].map((part) =>
      document.elementFromPoint(left + part * (right - left), (top + bottom) / 2),
    )
    return over.every((one) => one?.localName === 'tingzheng-widget')
  })

const floating = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const root = document.querySelector('tingzheng-widget')?.shadowRoot?.querySelector('.root')
    return root ? getComputedStyle(root).position : ''
  })

describe.skipIf(!hasChromium)(`floating in a corner${NEEDED}`, () => {
  const at = stand()

  it('covers nothing that has the focus, closed or open, to the end of the page', async () => {
    const page = await at.visit(CORNER, WIDE)
    expect(await floating(page)).toBe('fixed')
    for (const open of [false, true]) {
      if (open) await launcher(page).click()
      await page.locator('h1').click()
      for (let i = 0; i < LINES.length; i++) {
        await page.keyboard.press('Tab')
        expect(await covered(page), `${open} ${await focused(page)}`).toBe(false)
      }
    }
  })

  it('goes to the other corner or off the screen’s edge, and stays as it was told', async () => {
    const page = await at.visit(CORNER, WIDE)
    await launcher(page).press('Enter')
    await page.getByRole('button', { name: '左下角' }).press('Enter')
    expect((await launcher(page).boundingBox())?.x).toBeLessThan(100)
    await page.getByRole('button', { name: '不要浮着' }).press('Enter')
    expect(await floating(page)).toBe('static')
    expect(await page.getByRole('button', { name: '不要浮着' }).getAttribute('aria-pressed')).toBe('true')
    await page.reload()
    expect(await floating(page)).toBe('static')
  })

  it('does not float where there is little room', async () => {
    for (const viewport of [
      { width: 320, height: 256 },
      { width: 900, height: 800 },
      { width: 1280, height: 300 },
    ])
      expect(await floating(await at.visit(CORNER, { viewport })), JSON.stringify(viewport)).toBe('static')
  })
})

describe.skipIf(!hasChromium)(`for who sees little${NEEDED}`, () => {
  const at = stand()
  const host = (head: string) => ({ head, body: `<main><h1>某县</h1>${WIDGET}</main>${SCRIPT}` })
  const size = (page: Page): Promise<number> =>
    page.evaluate(() => {
      const label = document.querySelector('tingzheng-widget')?.shadowRoot?.querySelector('label')
      return label ? Number.parseFloat(getComputedStyle(label).fontSize) : 0
    })

  it('grows with the host’s text, and never shrinks with it', async () => {
    const sizes: number[] = []
    for (const percent of [50, 100, 200]) {
      const page = await at.visit(host(`<style>html { font-size: ${percent}% }</style>`))
      await launcher(page).click()
      sizes.push(await size(page))
    }
    expect(sizes).toEqual([18, 18, 32])
  })

  it('at twice the size and with wide spacing, on a narrow screen, nothing is cut or out of sight', async () => {
    const spaced =
      'html { font-size: 200% } * { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
    const page = await at.visit(host(`<style>${spaced}</style>`), { viewport: { width: 320, height: 640 } })
    await launcher(page).click()
    await asks(page, '护理补贴谁能领')
    await hears(page, /回答已生成/)
    const wide = await page.evaluate(() => {
      const all =
        document.querySelector('tingzheng-widget')?.shadowRoot?.querySelectorAll<HTMLElement>('.panel *') ??
        []
      return [...all]
        .filter((one) => one.getBoundingClientRect().right > 321 && !one.closest('.unseen'))
        .map((one) => one.outerHTML.slice(0, 80))
    })
    expect(wide).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })

  it.each(['light', 'dark'] as const)(
    'takes forced colours, %s: no colour of ours is left',
    async (colorScheme) => {
      const page = await at.visit(host(''), { forcedColors: 'active', colorScheme })
      await launcher(page).press('Enter')
      const colours = await page.evaluate(() => {
        const system = document.createElement('p')
        document.body.append(system)
        const of = (name: string) => {
          system.style.color = name
          return getComputedStyle(system).color
        }
        const [text, ground, link] = [of('CanvasText'), of('Canvas'), of('LinkText')]
        const root = document.querySelector('tingzheng-widget')?.shadowRoot
        const style = (part: string) => getComputedStyle(root?.querySelector(part) ?? system)
        return {
          label: style('label').color === text,
          panel: style('.panel').backgroundColor === ground,
          link: style('.people a').color === link,
          edges: ['button', 'textarea', '.panel'].every(
            (part) => Number.parseFloat(style(part).borderTopWidth) >= 2,
          ),
          ring: style('textarea').outlineStyle,
        }
      })
      expect(colours).toEqual({ label: true, panel: true, link: true, edges: true, ring: 'solid' })
    },
  )

  it('can be dressed by the host through its parts', async () => {
    const page = await at.visit(
      host('<style>tingzheng-widget::part(launcher) { background: rgb(0, 0, 120); color: #fff }</style>'),
    )
    expect(await launcher(page).evaluate((one) => getComputedStyle(one).backgroundColor)).toBe(
      'rgb(0, 0, 120)',
    )
  })
})

describe.skipIf(!hasChromium)(`in a frame${NEEDED}`, () => {
  const at = stand()
  const frame =
    '<iframe id="f" title="问政府公报" width="100%" height="300" src="{service}/widget/frame"></iframe>'
  const host = (script: string) => ({
    body: `<main><h1>某县</h1><a href="#a">前面</a>${frame}<a href="#b">后面</a></main><script>${script}</script>`,
  })

  it('asks and answers; Tab goes in, through and out, and back', async () => {
    const page = await at.visit(host(''))
    const inner = page.frameLocator('#f')
    await inner.getByRole('textbox', { name: '您的问题' }).fill('护理补贴谁能领')
    await inner.getByRole('button', { name: '提问' }).press('Enter')
    await inner.getByRole('heading', { name: '第 1 问：护理补贴谁能领' }).waitFor()
    expect(await inner.getByRole('button', { name: '关闭' }).count()).toBe(0)
    await page.getByRole('link', { name: '前面' }).focus()
    const there: string[] = []
    for (let i = 0; i < 30 && there.at(-1) !== '后面'; i++) {
      await page.keyboard.press('Tab')
      there.push(await focused(page))
    }
    expect(there.at(-1)).toBe('后面')
    expect(there).toContain('f')
    for (let i = 0; i < there.length; i++) await page.keyboard.press('Shift+Tab')
    expect(await focused(page)).toBe('前面')
  })

  it('tells its height to a host that wants to follow it, and scrolls for one that does not', async () => {
    const follow = `addEventListener('message', ({ origin, data }) => {
      if (origin === '{service}' && data.type === 'tingzheng-height') document.getElementById('f').height = data.height
    })`
    const page = await at.visit(host(follow))
    const height = () => page.evaluate(() => Number(document.querySelector('iframe')?.height))
    await page.waitForFunction(() => Number(document.querySelector('iframe')?.height) > 300)
    const before = await height()
    const inner = page.frameLocator('#f')
    await inner.getByRole('textbox', { name: '您的问题' }).fill('护理补贴谁能领')
    await inner.getByRole('button', { name: '提问' }).press('Enter')
    await page.waitForFunction((h) => Number(document.querySelector('iframe')?.height) > h + 200, before)
    const scrolls = () =>
      page.frames()[1]?.evaluate(() => {
        const all = document.documentElement
        return all.scrollHeight - all.clientHeight
      })
    await expect.poll(scrolls).toBe(0)
  })

  it('is a link where there are no scripts', async () => {
    const page = await at.visit(host(''), { javaScriptEnabled: false })
    const link = page.frameLocator('#f').getByRole('link', { name: '问政府公报' })
    expect(await link.getAttribute('target')).toBe('_blank')
  })
})

describe.skipIf(!hasChromium)(`in a frame on a site that is not named${NEEDED}`, () => {
  const at = stand({ allowed: false })

  it('does not show', async () => {
    const page = await at.visit({ body: '<iframe title="问政府公报" src="{service}/widget/frame"></iframe>' })
    expect(await page.frameLocator('iframe').getByText('问政府公报').count()).toBe(0)
    expect(await box(page).count()).toBe(0)
  })
})
