import type { Page } from 'playwright-core'
import type { Role } from '../../src/ports/operators.ts'

export interface Seat {
  page: Page
  /** A case of a call. */
  number: string
  /** Opens a path in the way that is tried. */
  go(path: string): Promise<void>
}

/** A page of the console in one state. `role` absent: nobody is signed in. */
export interface ConsoleState {
  name: string
  role?: Role
  open(seat: Seat): Promise<void>
}

export const QUESTION = '重度残疾人护理补贴谁能领？'

const at =
  (path: string): ConsoleState['open'] =>
  ({ go }) =>
    go(path)

/** Presses 查找 as it comes, with scripts or without. */
export async function lookUp({ page, go }: Pick<Seat, 'page' | 'go'>, question: string): Promise<void> {
  await go('/operator')
  await page.locator('#said').fill(question)
  await page.locator('#caller-region').selectOption('吉林省')
  await page.getByRole('button', { name: '查找', exact: true }).click()
  await page.locator('#suggestion-1, .error').first().waitFor()
  // What was typed is looked for too: that comes before, or is given up.
  await page.waitForTimeout(200)
}

const after =
  (does: (seat: Seat) => Promise<void>, question = QUESTION): ConsoleState['open'] =>
  async (seat) => {
    await lookUp(seat, question)
    await does(seat)
  }

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

export const CONSOLE_STATES: readonly ConsoleState[] = [
  { name: '登录', open: at('/operator') },
  { name: '工作台', role: 'operator', open: at('/operator') },
  { name: '查到的', role: 'operator', open: after(() => Promise.resolve()) },
  {
    name: '没有写',
    role: 'operator',
    open: after(() => Promise.resolve(), '我姥九十了，高龄津贴每月能领多少？'),
  },
  {
    name: '没写问题',
    role: 'operator',
    open: async (seat) => {
      await seat.go('/operator')
      await seat.page.locator('#said').fill('　 ')
      await press(seat.page, /^查找$/)
      await seat.page.locator('.error').waitFor()
    },
  },
  {
    name: '记下了',
    role: 'operator',
    open: after(async ({ page }) => {
      await press(page, '用了第 1 条')
      await page.locator('.told').waitFor()
    }),
  },
  {
    name: '手边的条款',
    role: 'operator',
    open: after(async ({ page, go }) => {
      await press(page, /第 2 条/)
      await page.getByRole('button', { name: /^(?:放在手边：|拿开)第 3 条$/ }).click()
      await page.locator('.told').first().waitFor()
      await go('/operator')
      await page.locator('main summary').first().click()
    }),
  },
  {
    name: '发短信',
    role: 'operator',
    open: after(async ({ page }) => {
      await press(page, '短信：第 1 条')
      await page.locator('#phone').waitFor()
    }),
  },
  {
    name: '短信号码不对',
    role: 'operator',
    open: after(async ({ page }) => {
      await press(page, '短信：第 1 条')
      await page.locator('#phone').fill('123')
      await press(page, '发出这条短信')
      await page.locator('.error').waitFor()
    }),
  },
  { name: '按键', role: 'operator', open: at('/operator/keys') },
  {
    name: '按键不能用',
    role: 'operator',
    open: async ({ page, go }) => {
      await go('/operator/keys')
      await page.locator('#read').fill('Ctrl+Alt+N')
      await press(page, '记下')
      await page.locator('.error').waitFor()
    },
  },
  { name: '改常用的话', role: 'editor', open: at('/operator/wordings') },
  { name: '没有人接的', role: 'operator', open: ({ go, number }) => go(`/operator?case=${number}`) },
  { name: '管理员的工作台', role: 'admin', open: at('/operator') },
  { name: '账号', role: 'admin', open: at('/operator/accounts') },
  { name: '我的登录', role: 'operator', open: at('/operator/account') },
  { name: '审计记录', role: 'auditor', open: at('/operator/audit') },
  { name: '没有这个编号', role: 'operator', open: at('/operator?case=999999') },
  // The last, as it changes the one before.
  {
    name: '在办的',
    role: 'admin',
    open: async ({ page, go, number }) => {
      await go(`/operator?case=${number}`)
      const take = page.getByRole('button', { name: '接这一件' })
      if ((await take.count()) > 0) await take.click()
      await page.getByRole('button', { name: /办完/ }).first().waitFor()
    },
  },
]
