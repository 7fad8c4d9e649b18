import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@libsql/client/sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createHttpOutcomes } from '../../../src/drivers/http-outcomes.ts'
import { deliver, pauseAfter } from '../../../src/operator/outbox.ts'
import { testConsole } from '../../fixtures/operators.ts'
import { KEYS, testKeeping } from '../../fixtures/store.ts'

const consent = { wording: '同意。', at: Date.now(), contact: true, health: true } as const
type Store = Awaited<ReturnType<typeof testKeeping>>['store']

async function ended(store: Store, outcome: string, region?: string, tell = false) {
  const draft = { reply: 'text' as const, consent, ...(region ? { region } : {}) }
  const opened = await store.cases.open(draft, () => Promise.resolve({}))
  const number = opened.kind === 'reused' ? '' : opened.value
  await store.cases.take(number, 'li')
  await store.cases.finish(number, 'li', outcome, tell)
  return number
}

describe('the table of cases', () => {
  it('is for admins, in the audit log, and no formula in a spreadsheet', async () => {
    const { login, store } = await testConsole()
    for (const outcome of [
      '=HYPERLINK("http://x")',
      ' +1',
      '-1',
      '@SUM(A1)',
      '＝1',
      '他说"好"，\n办了',
      '打13943218765',
    ])
      await ended(store, outcome, '=吉林省')
    const boss = await login('主任', 'admin')
    const response = await boss.get('/operator/cases.csv')
    expect(response.headers.get('content-type')).toContain('text/csv')
    const text = await response.text()
    expect(text).not.toContain('13943218765')
    expect(text).toContain('"\'=HYPERLINK(""http://x"")"')
    expect(text).toContain('"他说""好""，\n办了"')
    for (const start of ["' +1", "'-1", "'@SUM(A1)", "'＝1", "'=吉林省"]) expect(text).toContain(start)
    expect(text.split('\r\n')).toHaveLength(9)
    expect((await store.audit.after(0, 200)).at(-1)).toMatchObject({
      action: 'case.take-out',
      actor: boss.id,
      detail: { cases: 7 },
    })
    expect((await (await login('李梅', 'operator')).get('/operator/cases.csv')).status).toBe(403)
    expect((await boss.get('/operator/cases.csv?since=2020-01-01&until=2020-01-02')).status).toBe(200)
    expect((await boss.get('/operator/cases.csv?since=gestern')).status).toBe(400)
  })
})

/** Another system: says no as often as it is told to. */
async function receiver(refusals: number) {
  const got: { id: string; body: string; signature: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      const { 'idempotency-key': id, 'tingzheng-signature': signature } = request.headers
      if (refusals-- > 0) return void response.writeHead(503).end()
      got.push({ id: String(id), body, signature: String(signature) })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => void server.close())
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/outcomes` }
}

describe('an outcome', () => {
  const secret = 'outcome-secret'

  it('is told with a signature, without the numbers of people', async () => {
    const { store } = await testKeeping()
    const { got, url } = await receiver(0)
    const number = await ended(store, '请打13943218765，去民政局。', '吉林省', true)
    expect(await deliver(store.outbox, createHttpOutcomes({ url, secret }), () => {})).toBe(1)
    const [letter] = got
    const [, t = '', v1 = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(letter?.signature ?? '') ?? []
    expect(createHmac('sha256', secret).update(`${t}.${letter?.body}`).digest('hex')).toBe(v1)
    expect(JSON.parse(letter?.body ?? '{}')).toMatchObject({
      id: letter?.id,
      case: number,
      region: '吉林省',
      operator: 'li',
      outcome: '请打〔电话〕，去民政局。',
    })
    expect(await deliver(store.outbox, createHttpOutcomes({ url, secret }), () => {})).toBe(0)
  })

  it('that does not arrive is told again under the same id, ever more rarely', async () => {
    const { store, file } = await testKeeping()
    const { got, url } = await receiver(1)
    await ended(store, '办好了。', undefined, true)
    const failed: unknown[] = []
    const other = createHttpOutcomes({ url, secret })
    expect(await deliver(store.outbox, other, (error) => failed.push(error))).toBe(0)
    expect(failed).toMatchObject([{ port: 'outcomes', retryable: true }])
    expect(await deliver(store.outbox, other, () => {})).toBe(0)
    const client = createClient({ url: `file:${file}`, timeout: 2_000 })
    await client.execute('UPDATE outbox SET next_at = next_at - 30001')
    client.close()
    expect(await deliver(store.outbox, other, () => {})).toBe(1)
    expect(got).toHaveLength(1)
    expect([0, 1, 2, 99].map(pauseAfter)).toEqual([30_000, 60_000, 120_000, 21_600_000])
  })

  it('is told when a case is finished at the desk, where somebody is to be told', async () => {
    const { got, url } = await receiver(0)
    const { login, store } = await testConsole(KEYS, { outcomes: createHttpOutcomes({ url, secret }) })
    const opened = await store.cases.open({ reply: 'text', consent }, () => Promise.resolve({}))
    const number = opened.kind === 'reused' ? '' : opened.value
    const li = await login('李梅', 'operator')
    await li.post(`/operator/cases/${number}/take`)
    await li.post(`/operator/cases/${number}/finish`, { outcome: '办好了。' })
    await vi.waitFor(() => expect(got).toHaveLength(1))
    await vi.waitFor(async () =>
      expect((await store.audit.after(0, 100)).at(-1)).toMatchObject({
        action: 'outcome.told',
        case: number,
      }),
    )
  })
})
