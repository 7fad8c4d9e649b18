import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NEEDED, hasChromium, launch } from './chromium.ts'
import { ALL } from './gates/gates.ts'

const SICK = readFileSync(new URL('canary.html', import.meta.url), 'utf8')

const SOUND = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有毛病的一页</title>
<style>body{background:#fff;color:#111;line-height:1.8}p{max-width:36em}a,button,input{font:inherit;min-height:44px;min-width:44px}
a{display:inline-block}input{border:2px solid #555;max-width:100%}:focus-visible{outline:3px solid #00514d;outline-offset:2px}</style></head>
<body><header><a href="#main">跳到正文</a></header><main id="main" tabindex="-1"><h1>没有毛病的一页</h1>
<p>这一段写得不长，字也够黑，拉开行距、放大一倍都看得全。</p><form action="/"><label for="q">您的问题</label><input id="q" name="q">
<button type="submit">提问</button></form></main></body></html>`

/** What was planted, and the line that must name it. */
const PLANTED: [fault: string, found: RegExp][] = [
  ['a keyboard trap', /^keyboard: Tab (?:stays on|loses the focus after) “出不去”/],
  ['a page of 908 px in 320', /^layout: the page is \d+ px wide in a window of 320 px at 320 px/],
  ['clipped text', /^layout: <p> “这一行字的下面被切掉.* is cut below/],
  ['a streaming log', /^quiet: regions that announce changed/],
  ['type in px', /^layout: text of 18px does not grow/],
  ['an unlabelled div button', /^ibm fail aria_eventhandler_role_valid/],
  ['links of one name', /^words: two links are called “查看原文”/],
  ['a link called 点击这里', /^words: a link is called only “点击这里”/],
  ['a target of 14 px', /^words: <button> “小” is a target of \d\d × 14 px/],
  ['grey text', /^axe violation color-contrast: .*grey/],
  ['a field with a placeholder only', /^words: <input>.*has no label that can be seen/],
  ['a focus that does not show', /^focus: “看不出有没有焦点” has no ring/],
  ['a bar over what has the focus', /^focus: .* is covered by div/],
  ['an id twice', /^markup .*no-dup-id/],
  ['a reference to nothing', /^markup .*no-missing-references|^ibm .*aria_id_unique/],
  ['a line of 60 characters', /^words: <p> .* has a line of \d\d characters/],
  ['lines too close', /^words: <p> .* has lines closer than 1.5/],
  ['justified lines', /^words: <p> .* is justified/],
  ['text that cannot be selected', /^words: the text of .* cannot be selected/],
  ['gestures taken', /^words: .* takes the fingers' gestures/],
  ['no enlarging', /^words: the page cannot be enlarged/],
  ['two equal headings', /^words: two headings are “补贴”/],
]

describe.skipIf(!hasChromium)(`a page with planted faults${NEEDED}`, () => {
  let browser: Browser
  let faults: string[]
  const found = async (html: string): Promise<string[]> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 500 } })
    const server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
    )
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const lines: string[] = []
    for (const gate of ALL) lines.push(...(await gate(page)))
    await page.close()
    server.close()
    return lines
  }
  beforeAll(async () => {
    browser = await launch()
    faults = await found(SICK)
  })
  afterAll(() => browser?.close())

  it.each(PLANTED)('is caught for %s', (_, line) => {
    expect(
      faults.filter((fault) => line.test(fault)),
      faults.join('\n'),
    ).not.toEqual([])
  })

  it('is caught by each gate; a sound page by none', async () => {
    const gates = new Set(faults.map((fault) => fault.split(/[ :]/)[0]))
    expect([...gates].toSorted()).toEqual([
      'axe',
      'focus',
      'ibm',
      'keyboard',
      'layout',
      'markup',
      'quiet',
      'words',
    ])
    expect(await found(SOUND)).toEqual([])
  })
})
