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

/** Presses the button or link of this name in the page and waits for where it leads. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const main = page.locator('main')
  const found = main.getByRole('button', { name }).or(main.getByRole('link', { name })).first()
  await Promise.all([page.waitForEvent('domcontentloaded'), found.click()])
}

export const QUESTION = '重度残疾人护理补贴谁能领？'

/** Asks in the page's own box, with its scripts or without. */
async function askOn(page: Page, question: string): Promise<void> {
  await write(page, question)
  await page.locator('h1', { hasText: question.slice(0, 8) }).waitFor()
}

async function write(page: Page, question: string): Promise<void> {
  await page.locator('#q').fill(question)
  await page.getByRole('button', { name: '提问' }).click()
}

/** From the answer to a page that its first link to `href` opens. */
const from =
  (href: string): State['open'] =>
  async ({ page, go }) => {
    await go(ask(QUESTION))
    const link = await page.locator(`main a[href^="${href}"]`).first().getAttribute('href')
    await go(link ?? '/missing')
  }

/** Answers to what the page asks for while it waits come late, or never. */
const withNetwork =
  (does: 'late' | 'lost'): State['open'] =>
  async ({ page, go }) => {
    await go(ask(QUESTION))
    await page.route(/\/c(?:\?|$)/, (route) =>
      does === 'lost' ? route.abort() : new Promise(() => undefined),
    )
    await write(page, '那要带什么材料？')
    await page
      .locator('#status', { hasText: does === 'lost' ? '没有送到' : '正在查找' })
      .waitFor({ state: 'attached' })
  }

export const STATES: readonly State[] = [
  { name: '首页', shows: 'empty', open: at('/') },
  { name: '回答', shows: 'answer', open: at(ask(QUESTION)) },
  {
    name: '只答了一半',
    shows: 'partial answer',
    open: at(ask('困难残疾人生活补贴给谁？身份证丢了去哪补办？', '吉林省')),
  },
  { name: '问在哪里', shows: 'ask-back', open: askedBack },
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
    name: '接着问',
    open: async ({ page, go }) => {
      await go(ask(QUESTION))
      await askOn(page, '那要带什么材料？')
    },
  },
  {
    name: '三次没答上',
    shows: 'after 3 failures',
    open: async ({ page, go }) => {
      await go('/')
      for (const lost of ['护照去哪里办？', '驾照怎么换？', '火车票几折？']) await askOn(page, lost)
    },
  },
  { name: '正在等', shows: 'waiting', scripted: true, open: withNetwork('late') },
  { name: '网断了', shows: 'network lost', scripted: true, open: withNetwork('lost') },
  { name: '离线', shows: 'offline', open: at('/offline') },
  {
    name: '打印',
    shows: 'print view',
    open: async ({ page, go }) => {
      await go(ask(QUESTION))
      await page.emulateMedia({ media: 'print' })
    },
  },
  { name: '过期的条款', shows: 'expired clause', open: from('/clauses/') },
  {
    name: '展开的条款',
    shows: 'dialog open',
    open: async (at) => {
      await from('/clauses/')(at)
      for (const summary of await at.page.locator('summary').all()) await summary.click()
    },
  },
  { name: '文件', open: at('/documents') },
  { name: '有表的文件', open: at('/documents/jzbf-2017-52') },
  { name: '关于', open: at('/about') },
  { name: '答得准不准', open: at('/score') },
  { name: '无障碍说明', open: at('/accessibility') },
  { name: '更正', open: at('/corrections') },
  { name: '带走', open: from('/take') },
  {
    name: '大字打印',
    open: async (at) => {
      await from('/take')(at)
      await press(at.page, '大字打印')
    },
  },
  {
    name: '没帮助',
    open: async ({ page, go }) => {
      await go(ask(QUESTION))
      await press(page, '没帮助')
    },
  },
  { name: '请人回答', open: from('/person') },
  {
    name: '请人回答，有错',
    open: async ({ page, go }) => {
      await go('/person')
      await press(page, /下一步/)
    },
  },
  { name: '请看一遍', open: (at) => leave(at) },
  {
    name: '回执',
    open: async (at) => {
      await leave(at)
      await press(at.page, '发送')
    },
  },
  {
    name: '回执，没写',
    open: async (at) => {
      await leave(at)
      await press(at.page, '发送')
      const form = at.page.locator('main form', { has: at.page.getByRole('button', { name: '发送' }) })
      await form.evaluate((found: HTMLFormElement) => (found.noValidate = true))
      await press(at.page, '发送')
    },
  },
  { name: '没发', open: at('/person/withdrawn') },
  { name: '嵌入的窗口怎样放', open: at('/widget') },
  { name: '嵌入的窗口', open: at('/widget/frame') },
  { name: '网页上的电话', open: at('/phone') },
  {
    name: '正在打电话',
    open: async ({ page, go }) => {
      await go('/phone')
      await press(page, '开始打电话')
      await page.locator('#said').waitFor()
    },
  },
]

/**
 * The page answers for each place; only a call is asked which. So this is a conversation that began in the telephone's
 * channel, under its address.
 */
async function askedBack({ page, go }: Open): Promise<void> {
  const session = crypto.randomUUID().replaceAll('-', '')
  const data = { question: '残疾人维权求助可以拨打什么服务热线？', channel: 'voice', session }
  await page.request.post(new URL('/api/ask', page.url()).href, { data })
  await go(`/c/${session}`)
  await page.getByRole('form', { name: '选一个地区' }).waitFor()
}

async function leave({ page, go }: Open): Promise<void> {
  await go('/person')
  await page.locator('#reply').check()
  await page.locator('#contact').check()
  await page.locator('#health').check()
  await page.locator('#note').fill('请告诉我去哪里办护理补贴。')
  await press(page, /下一步/)
}
