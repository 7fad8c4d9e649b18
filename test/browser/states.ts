import type { Page } from 'playwright-core'
import { RATE } from './site.ts'

/** What section A9 of the accessibility requirements asks every gate to see. */
export const REQUIRED = [
  'empty',
  'waiting',
  'answer',
  'partial answer',
  'refusal',
  'ask-back',
  'error',
  'too long',
  'offline',
  'rate-limited',
  'network lost',
  'region unknown',
  'crisis',
  'expired clause',
  'after 3 failures',
  'print view',
  'dialog open',
] as const

/** Not on these pages, and why. */
export const NEVER: Partial<Record<(typeof REQUIRED)[number], string>> = {
  'ask-back': 'the page answers for each place; only the telephone asks which (src/answer/steps/sides.ts)',
  'dialog open': 'the pages have no dialog and no disclosure: a test looks at each for one',
}

export interface Open {
  page: Page
  /** Opens a path of the site in the way that is tried. */
  go(path: string): Promise<void>
}

export interface State {
  name: string
  shows?: (typeof REQUIRED)[number]
  open(at: Open): Promise<void>
  /** Needs the page's own scripts: there is no such state without them. */
  scripted?: true
}

const ask = (question: string, region = '') =>
  `/?q=${encodeURIComponent(question)}${region ? `&region=${encodeURIComponent(region)}` : ''}`

const at =
  (path: string): State['open'] =>
  ({ go }) =>
    go(path)

/** Presses the one button or link of this name. */
const press = async (page: Page, name: string | RegExp): Promise<void> => {
  const found = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first()
  await Promise.all([page.waitForNavigation(), found.click()])
}

export const QUESTION = '重度残疾人护理补贴谁能领？'

export const STATES: readonly State[] = [
  { name: '首页', shows: 'empty', open: at('/') },
  { name: '回答', shows: 'answer', open: at(ask(QUESTION)) },
  {
    name: '只答了一半',
    shows: 'partial answer',
    open: at(ask('困难残疾人生活补贴给谁？身份证丢了去哪补办？', '吉林省')),
  },
  { name: '公报没写', open: at(ask('这个怎么办', '同江市')) },
  { name: '不能答', shows: 'refusal', open: at(ask('帮我查查邻居家是不是在吃低保')) },
  { name: '难受', shows: 'crisis', open: at(ask('我不想活了')) },
  { name: '别的省', shows: 'region unknown', open: at(ask(QUESTION, '沈阳市')) },
  { name: '没写问题', shows: 'error', open: at('/?q=') },
  { name: '太长', shows: 'too long', open: at(ask('请问护理补贴'.repeat(84))) },
  { name: '没有这一页', open: at('/nowhere') },
  {
    name: '太快',
    shows: 'rate-limited',
    open: async ({ page, go }) => {
      const url = new URL('/healthz', page.url())
      for (let n = 0; n <= RATE; n += 1) await page.request.get(url.href)
      await go('/')
    },
  },
  {
    name: '打印',
    shows: 'print view',
    open: async ({ page, go }) => {
      await go(ask(QUESTION))
      await page.emulateMedia({ media: 'print' })
    },
  },
  {
    name: '过期的条款',
    shows: 'expired clause',
    open: async ({ page, go }) => {
      await go(ask(QUESTION))
      const href = await page.locator('a[href^="/clauses/"]').first().getAttribute('href')
      await go(href ?? '/missing')
    },
  },
  { name: '文件', open: at('/documents') },
  { name: '有表的文件', open: at('/documents/jzbf-2017-52') },
  { name: '关于', open: at('/about') },
  { name: '答得准不准', open: at('/score') },
  { name: '无障碍说明', open: at('/accessibility') },
  { name: '更正', open: at('/corrections') },
  { name: '请人回答', open: at('/person') },
  {
    name: '请人回答，有错',
    open: async ({ page, go }) => {
      await go('/person')
      await press(page, /下一步/)
    },
  },
  {
    name: '请看一遍',
    open: async ({ page, go }) => {
      await go('/person')
      await leave(page)
    },
  },
  {
    name: '回执',
    open: async ({ page, go }) => {
      await go('/person')
      await leave(page)
      await press(page, '发送')
    },
  },
  {
    name: '回执，没写',
    open: async ({ page, go }) => {
      await go('/person')
      await leave(page)
      await press(page, '发送')
      await page
        .getByRole('textbox')
        .first()
        .evaluate((box: HTMLTextAreaElement) => box.removeAttribute('required'))
      await press(page, '发送')
    },
  },
  { name: '没发', open: at('/person/withdrawn') },
]

async function leave(page: Page): Promise<void> {
  await page.locator('#reply').check()
  await page.locator('#contact').check()
  await page.locator('#health').check()
  await page.locator('#note').fill('请告诉我去哪里办护理补贴。')
  await press(page, /下一步/)
}
