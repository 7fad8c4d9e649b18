import { describe, expect, it } from 'vitest'
import { hasChromium, NEEDED } from '../../../browser/chromium.ts'
import { SCRIPT, WIDGET, asks, box, focused, heard, hears, launcher, stand } from './stand.ts'

const HOST = { body: `<main><h1>某县</h1>${WIDGET}</main>${SCRIPT}` }

describe.skipIf(!hasChromium)(`when something is in the way${NEEDED}`, () => {
  const at = stand()

  it('says what is wrong with a question, keeps it, and asks it when it is mended', async () => {
    const page = await at.visit(HOST)
    await launcher(page).click()
    await asks(page, '')
    expect(await focused(page)).toBe('error')
    expect(await box(page).getAttribute('aria-invalid')).toBe('true')
    const long = '补'.repeat(501)
    await asks(page, long)
    const words = '您写了 501 个字，最多 500 个字。请改“您的问题”，再按“提问”。'
    expect(await page.getByText(words).isVisible()).toBe(true)
    expect(await box(page).inputValue()).toBe(long)
    expect(await box(page).getAttribute('aria-describedby')).toBe('error question-hint')
    await asks(page, '护理补贴谁能领')
    await hears(page, /回答已生成/)
    expect(await box(page).getAttribute('aria-invalid')).toBeNull()
    expect(await page.getByText(words).count()).toBe(0)
  })

  it('says once that the network is gone, keeps the question and the focus, and tries again', async () => {
    const page = await at.visit(HOST)
    await launcher(page).click()
    await page.context().setOffline(true)
    await asks(page, '护理补贴谁能领')
    await hears(page, /第 1 问没有回答。现在连不上网。/)
    expect(await heard(page)).toHaveLength(1)
    expect(await focused(page)).toBe('提问')
    expect(await box(page).inputValue()).toBe('护理补贴谁能领')
    await page.context().setOffline(false)
    await page.keyboard.press('Enter')
    await hears(page, /第 1 问，回答已生成/)
  })

  it('says that it is busy to who presses again, and leaves the focus of who writes on', async () => {
    const page = await at.visit(HOST)
    await launcher(page).click()
    await asks(page, '等 1 秒')
    const send = page.getByRole('button', { name: '提问' })
    expect(await send.getAttribute('aria-disabled')).toBe('true')
    await send.press('Enter')
    await hears(page, /还在查找第 1 问，请等一等。/)
    await box(page).fill('下一个问题')
    await hears(page, /第 1 问，回答已生成/)
    expect(await focused(page)).toBe('question')
    expect(await box(page).inputValue()).toBe('下一个问题')
    expect(at.asked.filter(({ question }) => question === '等 1 秒')).toHaveLength(1)
  })

  it('leaves the focus where it is for who wants that', async () => {
    const page = await at.visit(HOST)
    await launcher(page).click()
    await page.getByRole('checkbox', { name: '回答来了，只告诉我，不要移动我的位置' }).check()
    await asks(page, '护理补贴谁能领')
    await hears(page, /回答已生成/)
    expect(await focused(page)).toBe('提问')
  })

  it('puts people first after three answers that did not help', async () => {
    const page = await at.visit(HOST)
    await launcher(page).click()
    for (const number of [1, 2, 3]) {
      await asks(page, `不知道 ${number}`)
      await hears(page, new RegExp(`第 ${number} 问，回答已生成`))
    }
    const order = (number: number) =>
      page
        .getByRole('article')
        .nth(number - 1)
        .getByRole('heading')
        .allTextContents()
    const text = async (number: number) =>
      page
        .getByRole('article')
        .nth(number - 1)
        .innerText()
    expect(await order(3)).toEqual(['第 3 问：不知道 3', '可以找谁（第 3 问）'])
    expect(await text(3)).toContain('前面几次都没有帮上您，请直接找人工。')
    expect((await text(3)).indexOf('12385')).toBeLessThan((await text(3)).indexOf('没有写'))
    expect((await text(2)).indexOf('12385')).toBeGreaterThan((await text(2)).indexOf('没有写'))
  })

  it('says plainly that an opinion could not be kept', async () => {
    const page = await at.visit(HOST)
    await launcher(page).click()
    await asks(page, '护理补贴谁能领')
    await hears(page, /回答已生成/)
    await page.getByRole('button', { name: /^没帮助/ }).press('Enter')
    await hears(page, /第 1 问：.*存不了|第 1 问：.*没有/)
    expect(await focused(page)).toBe('没帮助（第 1 问）')
  })
})

describe.skipIf(!hasChromium)(`in an older browser${NEEDED}`, () => {
  const at = stand()

  it.each([
    ['without style sheets made by scripts', 'delete CSSStyleSheet.prototype.replaceSync'],
    ['without dialogs', 'delete window.HTMLDialogElement'],
  ])('%s: stays a link', async (_, older) => {
    const page = await at.visit({ ...HOST, head: `<script>${older}</script>` })
    expect(await page.getByRole('link', { name: '问政府公报' }).isVisible()).toBe(true)
    expect(await page.getByRole('button').count()).toBe(0)
  })

  it('that keeps nothing answers all the same', async () => {
    const forbid = `for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError') } })`
    const page = await at.visit({ ...HOST, head: `<script>${forbid}</script>` })
    await launcher(page).click()
    await asks(page, '护理补贴谁能领')
    await hears(page, /回答已生成/)
    expect(await focused(page)).toBe('turn-1')
  })
})

describe.skipIf(!hasChromium)(`asking too fast${NEEDED}`, () => {
  const at = stand({ env: { RATE_LIMIT: '1', TRUST_PROXY: '127.0.0.1' } })

  it('hears how long to wait, from the service itself', async () => {
    const page = await at.visit(HOST)
    await launcher(page).click()
    await asks(page, '护理补贴谁能领')
    await page.waitForFunction(() => window.heard.length > 0)
    await asks(page, '再问一次')
    await hears(page, /您问得太快了，请等 \d+ 秒再问/)
    expect(await box(page).inputValue()).toBe('再问一次')
  })
})

describe.skipIf(!hasChromium)(`on a site that is not named${NEEDED}`, () => {
  const at = stand({ allowed: false })

  it('stays a link: its script is refused', async () => {
    const page = await at.visit(HOST)
    expect(await page.getByRole('link', { name: '问政府公报' }).isVisible()).toBe(true)
    expect(await page.getByRole('button').count()).toBe(0)
  })

  it('cannot ask with a copy of the script either, and says so', async () => {
    const copy = await (await fetch(`${at.service()}/widget.js`)).text()
    const widget = WIDGET.replace('<tingzheng-widget', '<tingzheng-widget service="{service}"')
    const page = await at.visit({
      body: `<main><h1>某县</h1>${widget}</main><script type="module">${copy}</script>`,
    })
    await launcher(page).click()
    await asks(page, '护理补贴谁能领')
    await hears(page, /第 1 问没有回答。现在连不上网。/)
    expect(at.asked).toEqual([])
  })
})
