import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasChromium, NEEDED } from '../../../browser/chromium.ts'
import { SCRIPT, WIDGET, heard, stand } from './stand.ts'

const HOST = { body: `<main><h1>某县人民政府</h1>${WIDGET}<p><a href="#b">公告</a></p></main>${SCRIPT}` }

/** Role, name and state of what has the focus, as the browser tells a screen reader. */
async function told(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page)
  const expression = `(() => { let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return at })()`
  const { result } = await devtools.send('Runtime.evaluate', { expression })
  const { nodes } = await devtools.send('Accessibility.getPartialAXTree', {
    ...(result.objectId ? { objectId: result.objectId } : {}),
    fetchRelatives: false,
  })
  await devtools.detach()
  const [node] = nodes
  const states = (node?.properties ?? [])
    .filter(({ name }) =>
      ['expanded', 'invalid', 'disabled', 'level', 'hasPopup', 'checked', 'pressed'].includes(name),
    )
    .map(({ name, value }) => `${name} ${String(value.value)}`)
    .filter((state) => state !== 'invalid false')
  const description = String(node?.description?.value ?? '')
  return [
    String(node?.role?.value),
    String(node?.name?.value),
    ...states,
    ...(description ? [description] : []),
  ].join('，')
}

/** K10: the keys, and after each what is told of the focus; what the live region said stands where it was said. */
async function journey(
  page: Page,
  keys: readonly (readonly [key: string, until?: RegExp])[],
): Promise<string[]> {
  const lines: string[] = []
  let said = 0
  for (const [key, until] of keys) {
    if (key.length > 1 && /[\u4e00-\u9fff]/.test(key)) await page.keyboard.insertText(key)
    else await page.keyboard.press(key)
    if (until)
      await page.waitForFunction((source) => new RegExp(source).test(window.heard.at(-1) ?? ''), until.source)
    const all = await heard(page)
    lines.push(`[${key}] ${await told(page)}`, ...all.slice(said).map((text) => `    “${text}”`))
    said = all.length
  }
  return lines
}

const KEYS = [
  ['Tab'],
  ['Enter'],
  ['护理补贴谁能领'],
  ['Tab'],
  ['Tab'],
  ['Enter', /第 1 问，回答已生成/],
  ['Tab'],
  ['Tab'],
  ['Escape'],
  ['Tab'],
] as const

describe.skipIf(!hasChromium)(`K10: ask on a foreign page${NEEDED}`, () => {
  const at = stand()

  it('on a large screen', async () => {
    const page = await at.visit(HOST)
    const before = await page.evaluate(() => document.body.innerText)
    expect(await journey(page, KEYS)).toMatchInlineSnapshot(`
      [
        "[Tab] button，问政府公报，expanded false",
        "[Enter] textbox，您的问题，用平常的话写就行，最多 500 个字。",
        "[护理补贴谁能领] textbox，您的问题，用平常的话写就行，最多 500 个字。",
        "[Tab] textbox，您住在哪里，可以不写。例如：吉林省、同江市。",
        "[Tab] button，提问",
        "[Enter] heading，第 1 问：护理补贴谁能领，level 3",
        "    “第 1 问，回答已生成，共 2 句，依据 1 条。”",
        "[Tab] link，吉林省《吉林省推进基本公共服务均等化“十三五”规划》，第八章 残疾人服务，附件：服务清单，原文 1 0 0　0 0 2 7（新窗口）",
        "[Tab] link，请人回答第 1 问（新窗口）",
        "[Escape] button，问政府公报，expanded false",
        "[Tab] link，公告",
      ]
    `)
    expect(await page.evaluate(() => document.body.innerText)).toBe(before)
  })

  it('on a small one', async () => {
    const page = await at.visit(HOST, { viewport: { width: 360, height: 640 } })
    const keys = [KEYS[0], KEYS[1], ['Tab'], ['Tab'], ...KEYS.slice(2)] as const
    expect(await journey(page, keys)).toMatchInlineSnapshot(`
      [
        "[Tab] button，问政府公报，hasPopup dialog，expanded false",
        "[Enter] heading，问政府公报，level 2",
        "[Tab] button，关闭",
        "[Tab] textbox，您的问题，用平常的话写就行，最多 500 个字。",
        "[护理补贴谁能领] textbox，您的问题，用平常的话写就行，最多 500 个字。",
        "[Tab] textbox，您住在哪里，可以不写。例如：吉林省、同江市。",
        "[Tab] button，提问",
        "[Enter] heading，第 1 问：护理补贴谁能领，level 3",
        "    “第 1 问，回答已生成，共 2 句，依据 1 条。”",
        "[Tab] link，吉林省《吉林省推进基本公共服务均等化“十三五”规划》，第八章 残疾人服务，附件：服务清单，原文 1 0 0　0 0 2 7（新窗口）",
        "[Tab] link，请人回答第 1 问（新窗口）",
        "[Escape] button，问政府公报，hasPopup dialog，expanded false",
        "[Tab] link，公告",
      ]
    `)
  })
})
