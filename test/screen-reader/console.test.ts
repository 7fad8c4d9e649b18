import { expect, it } from 'vitest'
import { testConsole } from '../fixtures/operators.ts'
import { Listener } from './listener.ts'

/** Cells of a braille display; a character takes three, a digit or mark two at most. */
const CELLS = 40
const cellsOf = (line: string): number =>
  [...line].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 3 : 2), 0)

it('what a screen reader says at the desk: nothing while one types, then in the order in which it is told', async () => {
  const { app, login } = await testConsole()
  const { cookie } = await login('李梅', 'operator')
  const asOperator = {
    request: (path: string, init: RequestInit = {}) =>
      app.request(path, { ...init, headers: { ...(init.headers as Record<string, string>), cookie } }),
  }
  const listener = new Listener(asOperator, ['page', 'operator'])
  await listener.open('/operator')
  await listener.read('#look-up')
  expect(await listener.write('#said', '护理补贴谁能领？')).toEqual([])
  expect(listener.text('#count')).toBe('有回答，3 条')
  expect(cellsOf(listener.text('#count'))).toBeLessThanOrEqual(CELLS)
  expect(await listener.write('#said', '护理补贴谁能领？她是一级。')).toEqual([])
  await listener.press('#look-up-form button[type=submit]')
  await listener.read('#suggestion-1')
  await listener.press('[data-card="1"] [data-does=wrong]')
  await listener.press('[data-card="1"] [data-does=used]')
  await listener.press('.told button')
  await expect(await listener.transcript()).toMatchFileSnapshot('transcripts/console.txt')
}, 120_000)
