import { describe, expect, it } from 'vitest'
import { hasChromium, NEEDED } from '../../../browser/chromium.ts'
import { SCRIPT, WIDGET, asks, box, focused, heard, hears, launcher, stand } from './stand.ts'

const HOST = { body: `<main><h1>某县</h1>${WIDGET}<p><a href="#x">公告</a></p></main>${SCRIPT}` }

describe.skipIf(!hasChromium)(`the widget on another site${NEEDED}`, () => {
  const at = stand()

  it('is a link to the page without scripts', async () => {
    const page = await at.visit(HOST, { javaScriptEnabled: false })
    const link = page.getByRole('link', { name: '问政府公报' })
    expect(await link.getAttribute('href')).toBe(`${at.service()}/`)
    expect(await page.getByRole('button').count()).toBe(0)
  })

  it('opens by its button, answers with sources, people and a page, and closes', async () => {
    const page = await at.visit(HOST)
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('false')
    await launcher(page).press('Enter')
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('true')
    expect(await focused(page)).toBe('question')
    await asks(page, '护理补贴谁能领')
    await hears(page, /第 1 问，回答已生成，共 2 句，依据 1 条。/)
    expect(await focused(page)).toBe('turn-1')
    const widget = page.getByRole('complementary', { name: '问政府公报' })
    const tree = (await widget.ariaSnapshot())
      .replaceAll(at.service(), '')
      .replace(/session=\w{32}/, 'session=S')
    expect(tree).toMatchInlineSnapshot(`
      "- complementary "问政府公报":
        - button "问政府公报" [expanded]
        - status: 第 1 问，回答已生成，共 2 句，依据 1 条。
        - heading "问政府公报" [level=2]
        - button "关闭"
        - article "第 1 问：护理补贴谁能领":
          - heading "第 1 问：护理补贴谁能领" [level=3]
          - paragraph: 残疾等级为一级、二级的残疾人可以领。
          - paragraph: 您问的是：护理补贴谁能领
          - paragraph: 这是程序按下面的出处整理的，请以原文为准。
          - heading "注意（第 1 问）" [level=4]
          - list:
            - listitem: 这份规划已经到期。
          - heading "出处（第 1 问）" [level=4]
          - list:
            - listitem:
              - link "吉林省《吉林省推进基本公共服务均等化“十三五”规划》，第八章 残疾人服务，附件：服务清单，原文 1 0 0 0 0 2 7（新窗口）":
                - /url: /clauses/plan.f1
              - paragraph: 吉政办发〔2017〕52号。已经过期：期限到2020年12月31日为止。现在的标准请再问一问。
          - heading "可以找谁（第 1 问）" [level=4]
          - list:
            - listitem: 民政厅：由它负责
            - listitem:
              - link "请人回答第 1 问（新窗口）":
                - /url: /person?answer=a1&session=S
              - text: ：写字就行，不用打电话
          - paragraph:
            - link "第 1 问的网页：打印、复制、发给别人（新窗口）":
              - /url: /?q=%E6%8A%A4%E7%90%86%E8%A1%A5%E8%B4%B4%E8%B0%81%E8%83%BD%E9%A2%86
          - group "第 1 问的回答有没有帮助":
            - button "有帮助 （第 1 问）"
            - button "没帮助 （第 1 问）"
            - paragraph
        - text: 您的问题
        - paragraph: 用平常的话写就行，最多 500 个字。
        - textbox "您的问题"
        - text: 您住在哪里
        - paragraph: 可以不写。例如：吉林省、同江市。
        - textbox "您住在哪里"
        - button "提问"
        - paragraph:
          - text: 想找人问：残疾人服务热线
          - link "12385":
            - /url: tel:12385
          - text: ，政务服务热线
          - link "12345":
            - /url: tel:12345
          - text: 。
          - link "请人回答，写字就行（新窗口）":
            - /url: /person
        - heading "用键盘" [level=3]
        - term: Tab
        - definition: 到下一个能用的地方；同时按 Shift，到上一个
        - term: 回车或空格
        - definition: 按下按钮
        - term: Esc
        - definition: 关闭，写了一半的问题还在
        - checkbox "回答来了，只告诉我，不要移动我的位置"
        - text: 回答来了，只告诉我，不要移动我的位置"
    `)
    expect(at.asked.at(-1)).toMatchObject({ channel: 'widget', question: '护理补贴谁能领' })
    await page.getByRole('button', { name: '关闭' }).click()
    expect(await box(page).count()).toBe(0)
  })

  it('asks on with what was asked before, and says no more than two things a question', async () => {
    const page = await at.visit(HOST)
    await launcher(page).click()
    await asks(page, '护理补贴谁能领')
    await hears(page, /第 1 问，回答已生成/)
    await page.getByRole('textbox', { name: '您住在哪里' }).fill('吉林省')
    await asks(page, '等 3 秒，多少钱')
    await hears(page, /第 2 问，回答已生成/)
    expect(at.asked.at(-1)).toMatchObject({ context: ['护理补贴谁能领'], region: '吉林省' })
    expect(await heard(page)).toEqual([
      '第 1 问，回答已生成，共 2 句，依据 1 条。',
      '第 2 问，正在查找。',
      '第 2 问，回答已生成，共 2 句，依据 1 条。',
    ])
  })

  it('says of an answer from another day which day, and tells none that is older than seven', async () => {
    const page = await at.visit(HOST)
    await page.clock.setFixedTime('2026-01-30T23:50:00+08:00')
    await launcher(page).click()
    await asks(page, '护理补贴谁能领')
    await hears(page, /第 1 问，回答已生成/)
    const first = page.getByRole('article')
    expect(await first.textContent()).not.toContain('不是今天的')
    await page.clock.setFixedTime('2026-01-31T00:10:00+08:00')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await first.textContent()).toContain('这是2026年1月30日的回答，不是今天的')
    expect(await first.getByText('不是今天的').count()).toBe(1)
    expect(await first.textContent()).toContain('残疾等级为一级、二级')
    await page.clock.setFixedTime('2026-02-07T00:00:00+08:00')
    await page.keyboard.press('Tab')
    expect(await first.textContent()).not.toContain('残疾等级为一级、二级')
    expect(await first.textContent()).toContain('超过了七天')
    expect(await focused(page)).toBe('turn-1')
    // Nothing of this is announced by itself.
    expect(await heard(page)).toHaveLength(1)
  })
})
