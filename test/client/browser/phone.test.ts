import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { createHasher } from '../../../src/privacy/vault.ts'
import { NEEDED, hasChromium } from '../../browser/chromium.ts'
import { KEYS } from '../../fixtures/store.ts'
import { browserTests, focused } from './opened.ts'

const site = browserTests(KEYS, { privacy: { hasher: await createHasher(KEYS.STATE_SECRET) } })

/** A browser with a Chinese voice of its own, that notes what it is given to say. */
const VOICE = `(() => {
  window.uttered = [];
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text } };
  const synthesis = new EventTarget();
  Object.assign(synthesis, {
    getVoices: () => [{ lang: 'zh-CN', localService: true }],
    speak: ({ text }) => window.uttered.push(text),
    cancel: () => {},
  });
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
})()`

const uttered = (page: Page) =>
  page.evaluate(() => (window as unknown as { uttered: string[] }).uttered.join(''))
const announced = (page: Page) => page.locator('main [role=log]').textContent()
const heard = (page: Page) => page.locator('#said').textContent()

async function begin(before?: string): Promise<Page> {
  const page = await site.open('/phone', before)
  await page.getByRole('button', { name: '开始打电话' }).click()
  await page.locator('#said').waitFor()
  return page
}

async function ask(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /^说话/ }).fill('护理补贴谁能领')
  await page.getByRole('button', { name: '说', exact: true }).click()
  await page.getByText('一级、二级残疾人可以领').first().waitFor()
}

describe.skipIf(!hasChromium)(`the telephone with its script${NEEDED}`, () => {
  it('goes on without loading a page, says what is heard once, and leaves the focus where it was', async () => {
    const page = await begin()
    await page.evaluate(() => Object.assign(window, { same: true }))
    await ask(page)
    await page.getByRole('button', { name: '7', exact: true }).click()
    await page.getByText('出处是').first().waitFor()
    await expect.poll(() => announced(page)).toContain('出处是')
    expect(await focused(page)).toBe('7')
    expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true)
    await page.reload()
    expect(await heard(page)).toContain('出处是')
  })

  it('takes the keys of the keyboard within the keypad, and nowhere else', async () => {
    const page = await begin()
    await ask(page)
    await page.getByRole('textbox', { name: /^说话/ }).focus()
    await page.keyboard.press('7')
    expect(await page.getByRole('textbox', { name: /^说话/ }).inputValue()).toBe('7')
    await page.getByRole('button', { name: '5', exact: true }).focus()
    await page.keyboard.press('7')
    await page.getByText('出处是').first().waitFor()
  })

  it('loses no key of several that are pressed at once', async () => {
    const page = await begin()
    await ask(page)
    await page.evaluate(() => {
      const press = (key: string) =>
        document.querySelector<HTMLButtonElement>(`button[value="${key}"]`)?.click()
      for (const key of ['2', '7', '7']) press(key)
    })
    await expect.poll(() => heard(page), { timeout: 15_000 }).toContain('吉林的吉')
  })

  it('speaks by a voice of this machine, only when asked to, and then announces nothing besides', async () => {
    const page = await begin(VOICE)
    expect(await uttered(page)).toBe('')
    await page.getByRole('button', { name: '让浏览器念出来' }).click()
    expect(await uttered(page)).toContain('您好')
    await ask(page)
    await expect.poll(() => uttered(page)).toContain('一级、二级残疾人可以领')
    expect(await announced(page)).not.toContain('一级、二级')
    await page.getByRole('button', { name: '不要出声' }).click()
    await page.getByRole('button', { name: '挂断' }).click()
    await page.getByText('电话挂断了').first().waitFor()
    expect(await page.title()).toContain('电话挂断了')
  })
})
