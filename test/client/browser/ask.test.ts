import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { NEEDED, hasChromium } from '../../browser/chromium.ts'
import { browserTests, focused, hears, said } from './opened.ts'

const { open } = browserTests()
const button = (page: Page) => page.getByRole('button', { name: '提问' })
const ask = async (page: Page, question: string) => {
  await page.locator('#q').fill(question)
  await button(page).focus()
  await page.keyboard.press('Enter')
}

describe.skipIf(!hasChromium)(`asking without leaving the page${NEEDED}`, () => {
  it('has one region that announces, empty and there from the start', async () => {
    const page = await open('/')
    expect(await page.locator('[role=status], [aria-live], [role=alert], [role=log]').count()).toBe(1)
    expect(await page.locator('[role=status]').textContent()).toBe('')
    expect(await page.locator('[role=status]').isVisible()).toBe(true)
  })

  it('says once that the answer is there, and goes to its heading', async () => {
    const page = await open('/')
    await ask(page, '护理补贴谁能领？')
    await hears(page, /回答已生成/)
    expect(await said(page)).toEqual([expect.stringMatching(/^第 1 问，回答已生成，共 \d 句，依据 1 条。$/)])
    expect(await focused(page)).toBe('answer')
    expect(page.url()).toContain('?q=')
    expect(await page.title()).toContain('护理补贴')
  })

  it('keeps the list of regions, of which a new one would draw readers away from the answer, and sends once', async () => {
    const page = await open('/')
    const list = await page.locator('#region').elementHandle()
    await ask(page, '护理补贴谁能领？')
    await hears(page, /第 1 问，回答/)
    let sent = 0
    page.on('request', (request) => (sent += request.method() === 'POST' ? 1 : 0))
    await ask(page, '护理补贴多少钱？')
    await hears(page, /第 2 问，回答/)
    expect(sent).toBe(1)
    expect(await list?.evaluate((one) => one === document.querySelector('#region'))).toBe(true)
    expect(await page.locator('label[for=region]').count()).toBe(1)
    expect(await page.locator('form.ask').count()).toBe(1)
  })

  it('says after two seconds that it looks, and no more than that and the answer', async () => {
    const page = await open('/')
    await ask(page, '护理补贴等 3 秒谁能领？')
    await hears(page, /回答已生成/)
    expect(await said(page)).toEqual(['第 1 问，正在查找。', expect.stringMatching(/^第 1 问，回答已生成/)])
  })

  it('says the same question’s answer twice in other words, and nothing after back or reload', async () => {
    const page = await open('/')
    await ask(page, '护理补贴谁能领？')
    await hears(page, /第 1 问，回答/)
    await ask(page, '护理补贴谁能领？')
    await hears(page, /第 2 问，回答/)
    await page.reload()
    await page.waitForTimeout(500)
    expect(await said(page)).toEqual([])
    await page.goBack()
    await page.waitForTimeout(500)
    expect(await said(page)).toEqual([])
  })

  it('goes back and on again as without scripts', async () => {
    const page = await open('/')
    await ask(page, '护理补贴谁能领？')
    await hears(page, /第 1 问，回答/)
    const answer = page.url()
    await page.goBack()
    await page.locator('#examples').waitFor()
    await page.goForward()
    await page.locator('#answer').waitFor()
    expect(page.url()).toBe(answer)
  })

  it('leaves who moved to a link there, and says where the answer is', async () => {
    const page = await open('/')
    await ask(page, '护理补贴等 1 秒谁能领？')
    const link = page.getByRole('link', { name: '文件', exact: true })
    await link.focus()
    await hears(page, /回答已生成/)
    expect(await focused(page)).toBe('文件')
    await page.getByRole('link', { name: '看第 1 问的回答' }).press('Enter')
    expect(await focused(page)).toBe('answer')
  })

  it('leaves who types there, with every letter', async () => {
    const page = await open('/')
    await ask(page, '护理补贴等 1 秒谁能领？')
    await page.locator('#q').focus()
    await page.keyboard.type('还有')
    await hears(page, /回答已生成/)
    expect(await focused(page)).toBe('q')
    expect(await page.locator('#q').inputValue()).toContain('还有')
  })

  it('goes to the heading from the box as from the button', async () => {
    const page = await open('/')
    await page.locator('#q').fill('护理补贴谁能领？')
    await page.locator('#q').focus()
    await page.evaluate(() => document.querySelector<HTMLFormElement>('form:has(#q)')?.requestSubmit())
    await hears(page, /回答已生成/)
    expect(await focused(page)).toBe('answer')
  })

  it('never moves who asked not to be moved', async () => {
    const page = await open('/')
    await page.getByLabel('不要移动我的位置').check()
    await page.reload()
    expect(await page.getByLabel('不要移动我的位置').isChecked()).toBe(true)
    await ask(page, '护理补贴谁能领？')
    await hears(page, /回答已生成/)
    expect(await focused(page)).toBe('提问')
  })

  it('sends once however often the button is pressed, and says so', async () => {
    const page = await open('/')
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
    await ask(page, '护理补贴等 2 秒谁能领？')
    expect(await button(page).getAttribute('aria-disabled')).toBe('true')
    expect(await button(page).isDisabled()).toBe(true)
    expect(await page.locator('button[disabled]').count()).toBe(0)
    await page.keyboard.press('Enter')
    await hears(page, /^正在查找，已经/)
    expect(await focused(page)).toBe('提问')
    await hears(page, /回答已生成/)
    expect(sent).toHaveLength(1)
  })

  it('says once that the network is lost, keeps what is written, and asks again', async () => {
    const page = await open('/')
    await page.context().setOffline(true)
    await ask(page, '护理补贴谁能领？')
    await hears(page, /没有送到/)
    await page.waitForTimeout(500)
    expect(await said(page)).toHaveLength(1)
    expect(await page.locator('#q').inputValue()).toBe('护理补贴谁能领？')
    expect(await focused(page)).toBe('提问')
    await page.context().setOffline(false)
    await page.keyboard.press('Enter')
    await hears(page, /第 2 问，回答已生成/)
  })

  it('opens what was asked for where it is no question: a clause by its code, 长辈版', async () => {
    const page = await open('/')
    await ask(page, '1000027')
    await page.waitForURL(/\/clauses\/plan\.f1/)
    expect(await said(page)).toEqual([])
    await page.goto('/')
    await ask(page, '长辈版')
    await page.waitForURL(/view=large/)
    expect(await page.locator('html').getAttribute('data-view')).toBe('large')
  })

  it('carries the region that was chosen into every link', async () => {
    const page = await open('/')
    await page.locator('#region').selectOption('吉林省')
    await ask(page, '护理补贴谁能领？')
    await hears(page, /回答已生成/)
    const link = page.getByRole('link', { name: '关于', exact: true }).first()
    expect(decodeURIComponent((await link.getAttribute('href')) ?? '')).toContain('region=吉林省')
    expect(await page.locator('[role=status]').count()).toBe(1)
  })

  it('keeps what is half written over a reload, and gives no question back that was answered', async () => {
    const page = await open('/')
    await page.locator('#q').fill('写了一半')
    await page.reload()
    expect(await page.locator('#q').inputValue()).toBe('写了一半')
    await ask(page, '护理补贴谁能领？')
    await hears(page, /回答已生成/)
    expect(await page.locator('#q').inputValue()).toBe('')
    expect(await page.context().cookies()).toEqual([])
  })

  it('speaks the count only near the end, and when who writes pauses', async () => {
    const page = await open('/')
    const box = page.locator('#q')
    await box.fill('问'.repeat(300))
    await page.waitForTimeout(1300)
    expect(await said(page)).toEqual([])
    await box.fill('问'.repeat(480))
    await box.fill('问'.repeat(490))
    await hears(page, /还可以写 10 个字/)
    expect(await said(page)).toHaveLength(1)
    await box.fill('问'.repeat(503))
    await hears(page, /多了 3 个字/)
    expect(await page.getByText('多了 3 个字').first().getAttribute('aria-hidden')).toBe('true')
  })
})
