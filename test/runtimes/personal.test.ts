import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer } from './server.ts'
import type { Running } from './server.ts'

const NODE = [process.execPath, '--import', 'tsx', 'src/node.ts'] as [string, ...string[]]

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

  it('are found neither in store, log, answers nor what goes out', async () => {
    const post = (path: string, body: object) =>
      fetch(server.url + path, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) })
    const answer = await post('/api/ask', {
      question: SAID,
      context: [SAID],
      region: '长春市',
      session: 's1',
    })
    const told = await answer.text()
    const { id } = JSON.parse(told) as { id: string }
    const q = encodeURIComponent(SAID)
    const shown = [
      told,
      await (await fetch(`${server.url}/?q=${q}`)).text(),
      await (await fetch(`${server.url}/api/search?q=${q}`)).text(),
    ]
    const consent = { contact: true, health: true, wording: `我同意。${SAID}` }
    const name = '欧阳秀兰'
    const statuses: number[] = []
    for (const [path, body] of [
      ['/api/feedback', { answerId: id, useful: false, note: SAID }],
      ['/api/handoffs', { answerId: id, name, phone: SECRETS.phone, note: SAID, reply: 'phone', consent }],
      [
        '/api/handoffs',
        { session: SECRETS.phone, note: SAID, region: SAID.slice(-40), reply: 'text', consent },
      ],
      ['/voice/json', { text: SAID, from: SECRETS.phone }],
      ['/c/0123', { q: SAID }],
    ] as const) {
      const response = await post(path, body)
      statuses.push(response.status)
      shown.push(await response.text())
    }
    // What was sent has been kept, not refused: otherwise nothing would be tried here.
    expect(statuses.slice(0, 3)).toEqual([201, 201, 201])
    const receipt = (JSON.parse(shown.at(-3) ?? '') as { receipt: string }).receipt
    const said = await fetch(receipt, { method: 'POST', body: new URLSearchParams({ text: SAID }) })
    const page = await said.text()
    expect(page.match(/〔电话〕/g)?.length).toBeGreaterThanOrEqual(4)
    shown.push(page)
    for (const path of [`/clauses/${q}`, `/documents/${q}`, `/api/clauses/${q}`, `/${q}`, `/r/${q}`])
      shown.push(await (await fetch(server.url + path)).text())
    await fetch(server.url, { headers: { 'user-agent': SECRETS.phone, referer: `http://a/?q=${q}` } })

    const kept = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    expect(kept.length).toBeGreaterThanOrEqual(3)
    expect(kept.join()).toContain(Buffer.from('〔身份证号〕').toString('latin1'))
    expect(server.printed().split('\n').length).toBeGreaterThan(10)
    const places = { shown: shown.join(), log: server.printed(), sent: sent.join(), kept: kept.join() }
    for (const [place, text] of Object.entries(places))
      for (const secret of [...Object.values(SECRETS), name])
        for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('latin1')])
          expect(text.includes(form), `${form} in ${place}`).toBe(false)
  })
})
