import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../commands/run.ts'
import { startServer } from './server.ts'
import type { Running } from './server.ts'

const NODE = [process.execPath, '--import', 'tsx', 'src/node.ts'] as [string, ...string[]]

const NAME = '欧阳秀兰'
/** Made up, with checks that hold. */
const SECRETS = {
  id: '220102198001011234',
  certificate: '22010219560101003X43',
  phone: '13943218765',
  landline: '0431-88904751',
  card: '6228480000000000004',
  street: '红旗街12号3单元501室',
}
const SAID = `我是${SECRETS.id}，残疾证${SECRETS.certificate}，电话${SECRETS.phone}或${SECRETS.landline}，卡号${SECRETS.card}，住${SECRETS.street}，护理补贴谁能领`
const JSON_TYPE = { 'content-type': 'application/json' }

describe('numbers that name a person, sent through every door', () => {
  let server: Running
  let folder: string
  const sent: string[] = []
  const outside = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      sent.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`)
      response.end('{}')
    })
  })
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tingzheng-personal-'))
    await once(outside.listen(0, '127.0.0.1'), 'listening')
    const elsewhere = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
    const env = {
      DATA_DIR: folder,
      CHAT_BASE_URL: elsewhere,
      CHAT_MODEL: 'any',
      OUTCOME_URL: elsewhere,
      OUTCOME_SECRET: 'a-shared-secret',
      OTEL_EXPORTER_OTLP_ENDPOINT: elsewhere,
    }
    server = await startServer({ command: NODE, env })
  })
  afterAll(async () => {
    await server?.stop()
    outside.close()
    rmSync(folder, { recursive: true })
  })

  const post = (path: string, body: object, headers = {}) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify(body),
    })
  const get = async (path: string) => (await fetch(server.url + path)).text()
  /** Every byte in the data folder: the store, its log of writes, the keys. */
  const bytes = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
  const search = (shown: string[]) => {
    const places = { shown: shown.join(), log: server.printed(), sent: sent.join(), kept: bytes().join() }
    for (const [place, text] of Object.entries(places))
      for (const secret of [...Object.values(SECRETS), NAME])
        for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('latin1')])
          expect(text.includes(form), `${form} in ${place}`).toBe(false)
  }
  const q = encodeURIComponent(SAID)
  const consent = { contact: true, health: true, wording: `我同意。${SAID}` }

  it('are found neither in store, log, answers nor what goes out', async () => {
    const asked = { question: SAID, context: [SAID], region: '长春市', session: SECRETS.phone }
    const told = await (await post('/api/ask', asked)).text()
    const { id } = JSON.parse(told) as { id: string }
    const shown = [told, await get(`/?q=${q}`), await get(`/api/search?q=${q}`)]
    const call = { answerId: id, name: NAME, phone: SECRETS.phone, note: SAID, reply: 'phone', consent }
    const write = { session: SECRETS.phone, note: SAID, region: SAID.slice(-40), reply: 'text', consent }
    const statuses: number[] = []
    let receipt = ''
    for (const [path, body] of [
      ['/api/feedback', { answerId: id, useful: false, note: SAID }],
      ['/api/handoffs', call],
      ['/api/handoffs', write],
      ['/voice/json', { text: SAID, from: SECRETS.phone }],
      ['/c/0123', { q: SAID }],
    ] as const) {
      const key = statuses.length === 1 ? SECRETS.card : SECRETS.phone
      const response = await post(path, body, { 'idempotency-key': key })
      statuses.push(response.status)
      const text = await response.text()
      receipt ||= /"receipt":"([^"]+)"/.exec(text)?.[1] ?? ''
      shown.push(text)
    }
    // What was sent has been kept, not refused: otherwise nothing would be tried here.
    expect(statuses.slice(0, 3)).toEqual([201, 201, 201])
    const page = await (
      await fetch(receipt, { method: 'POST', body: new URLSearchParams({ text: SAID, once: SECRETS.card }) })
    ).text()
    expect(page.match(/〔电话〕/g)?.length).toBeGreaterThanOrEqual(4)
    shown.push(page)
    for (const path of [`/clauses/${q}`, `/documents/${q}`, `/api/clauses/${q}`, `/${q}`, `/r/${q}`])
      shown.push(await get(path))
    // Headers that a program or a proxy fills in, on what is answered and on what is refused.
    for (const header of ['user-agent', 'x-request-id', 'x-forwarded-for', 'cookie', 'origin', 'referer']) {
      const headers = { [header]: SECRETS.phone }
      const refused = await post('/api/feedback', { answerId: SECRETS.phone, useful: SAID }, headers)
      const given = await fetch(`${server.url}/?q=${q}`, { headers })
      for (const { headers: back } of [refused, given]) shown.push(JSON.stringify([...back]))
      shown.push(await refused.text(), await given.text())
    }
    expect(bytes().length).toBeGreaterThanOrEqual(3)
    expect(bytes().join()).toContain(Buffer.from('〔身份证号〕').toString('latin1'))
    expect(server.printed().split('\n').length).toBeGreaterThan(10)
    search(shown)
  })

  it('come back to their owner by the case number, and are gone when erased, while the service runs', async () => {
    const said = { question: '护理补贴谁能领，我是王村的', session: 'a-session' }
    const { id } = (await (await post('/api/ask', said)).json()) as { id: string }
    await post('/api/feedback', { answerId: id, useful: false, note: '评语独一份' })
    const body = {
      name: NAME,
      phone: SECRETS.phone,
      note: '留言独一份',
      session: 'a-session',
      reply: 'phone',
    }
    const opened = await post('/api/handoffs', { ...body, answerId: id, consent })
    const { case: number } = (await opened.json()) as { case: string }
    const exported = await run(folder, 'person-export', '--case', number)
    expect(JSON.parse(exported.out)).toMatchObject({
      case: { number, status: 'open', note: '留言独一份' },
      contact: { phone: SECRETS.phone, name: NAME },
      answers: [{ id, question: said.question }],
      turns: [{ question: said.question }],
      feedback: [{ useful: false, note: '评语独一份' }],
    })
    const theirs = [said.question, '评语独一份', '留言独一份'].map((t) => Buffer.from(t).toString('latin1'))
    for (const text of theirs) expect(bytes().join()).toContain(text)
    expect(await run(folder, 'person-erase', '--case', number)).toMatchObject({ status: 0 })
    for (const text of theirs) expect(bytes().join().includes(text)).toBe(false)
    expect(await run(folder, 'audit-verify')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/完整，共 \d+ 条/),
    })
    const gone = JSON.parse((await run(folder, 'person-export', '--case', number)).out) as object
    expect(gone).toMatchObject({ contact: {}, answers: [], turns: [], feedback: [], messages: [] })
    expect((await post('/api/feedback', { answerId: id, useful: true })).status).toBe(404)
    search([])
  })
})
