import { expect, it, onTestFinished, vi } from 'vitest'
import { deliverOften } from '../src/node-outbox.ts'
import { PortError } from '../src/errors.ts'
import { testKeeping } from './fixtures/store.ts'

it('tells what waited before the start, and goes on when the other system or the store fails', async () => {
  const { store } = await testKeeping()
  const consent = { wording: '同意。', at: 1, contact: true, health: true } as const
  const finished = async () => {
    const opened = await store.cases.open({ reply: 'text', consent }, () => Promise.resolve({}))
    const number = opened.kind === 'reused' ? '' : opened.value
    await store.cases.take(number, 'li')
    await store.cases.finish(number, 'li', '好', true)
    return number
  }
  const told: string[] = []
  let opened = 0
  const waiting: unknown[] = []
  const first = await finished()
  const receiver = {
    name: 'test',
    tell: (_id: string, body: string) => {
      told.push((JSON.parse(body) as { case: string }).case)
      return told.length === 1
        ? Promise.reject(new PortError('outcomes', 'no', { retryable: true }))
        : Promise.resolve()
    },
  }
  const open = () => (opened++ === 1 ? Promise.reject(new Error('locked')) : Promise.resolve(store))
  const delivering = deliverOften(open, receiver, { every: 10, log: (event) => waiting.push(event) })
  onTestFinished(() => delivering.stop())
  await vi.waitFor(() => expect(told).toEqual([first]))
  const second = await finished()
  await vi.waitFor(() => expect(told).toEqual([first, second]))
  expect(waiting).toMatchObject([
    { event: 'outcome-waits', name: 'PortError' },
    { event: 'outcome-waits', name: 'Error' },
  ])
})
