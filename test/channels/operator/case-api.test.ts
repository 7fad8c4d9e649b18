import { describe, expect, it } from 'vitest'
import { testConsole } from '../../fixtures/operators.ts'

async function program() {
  const made = await testConsole()
  const consent = { wording: '我同意。', at: Date.now(), contact: true, health: true } as const
  const opened = await made.store.cases.open({ reply: 'text', note: '请告诉我', consent }, () =>
    Promise.resolve({}),
  )
  const number = opened.kind === 'reused' ? '' : opened.value
  const call = (cookie: string, body?: object, type = 'application/json', which = number) =>
    made.app.request(`/api/operator/cases/${which}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie, ...(body ? { 'content-type': type } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  return { ...made, number, call }
}

describe('the console’s API', () => {
  it('reads, takes, answers once and finishes a case as the pages do, into the audit log', async () => {
    const { login, call, number, store } = await program()
    const { cookie, id } = await login('李梅', 'operator')
    expect(await (await call(cookie)).json()).toMatchObject({
      case: number,
      status: 'open',
      mine: false,
      note: '请告诉我',
    })
    expect(await (await call(cookie, { does: 'take' })).json()).toMatchObject({ status: 'taken', mine: true })
    const reply = { does: 'reply', text: '请打民政局', once: crypto.randomUUID() }
    for (let twice = 0; twice < 2; twice++) expect((await call(cookie, reply)).status).toBe(200)
    expect(await store.cases.messages(number)).toMatchObject([{ from: 'operator', text: '请打民政局' }])
    const done = await call(cookie, { does: 'finish', outcome: '办好了' })
    expect(await done.json()).toMatchObject({ status: 'done', outcome: '办好了' })
    expect((await call(cookie, { does: 'take' })).status).toBe(409)
    const log = await store.audit.after(0, 99)
    const mine = log.filter(({ actor, case: which }) => actor === id && which === number)
    expect(mine.map(({ action }) => action)).toEqual(['case.read', 'case.take', 'case.say', 'case.finish'])
  })

  it('is for the roles of the pages, signed in, with JSON and nothing else', async () => {
    const { login, call, store, number } = await program()
    for (const role of ['editor', 'auditor'] as const) {
      const { cookie } = await login(role, role)
      expect((await call(cookie)).status).toBe(403)
      expect((await call(cookie, { does: 'take' })).status).toBe(403)
    }
    const { cookie } = await login('李梅', 'operator')
    expect((await call('')).status).toBe(401)
    const other = await login('王强', 'operator')
    expect((await call(cookie, { does: 'take' }, 'text/plain')).status).toBe(415)
    expect((await call(cookie, { does: 'erase' })).status).toBe(400)
    expect((await call(cookie, { does: 'reply', text: '', once: crypto.randomUUID() })).status).toBe(400)
    expect((await call(cookie, undefined, undefined, '999999')).status).toBe(404)
    expect((await call(cookie, { does: 'take' })).status).toBe(200)
    for (const does of ['take', 'release']) expect((await call(other.cookie, { does })).status).toBe(409)
    expect((await store.cases.find(number))?.status).toBe('taken')
  })

  it('is in the OpenAPI document, each route for whoever is signed in', async () => {
    const { app } = await testConsole()
    const { paths, components } = (await (await app.request('/openapi.json')).json()) as {
      paths: Record<string, Record<string, { security?: object[]; responses: object }>>
      components: { securitySchemes: object; schemas: object }
    }
    const ours = Object.entries(paths).filter(([path]) => path.startsWith('/api/operator/'))
    expect(ours.map(([path]) => path).toSorted()).toEqual([
      '/api/operator/cases/{case}',
      '/api/operator/queue',
      '/api/operator/suggest',
    ])
    for (const [path, methods] of ours)
      for (const route of Object.values(methods)) {
        expect([path, route.security]).toEqual([path, [{ operator: [] }]])
        expect(Object.keys(route.responses)).toEqual(expect.arrayContaining(['200', '401', '403', '429']))
      }
    expect(components.securitySchemes).toHaveProperty('operator.in', 'cookie')
    expect(components.schemas).toHaveProperty('Case')
    expect(components.schemas).toHaveProperty('Doing')
  })
})
