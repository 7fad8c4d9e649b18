import { describe, expect, it } from 'vitest'
import { testConsole } from '../../fixtures/operators.ts'

const QUESTION = '护理补贴谁能领<script>alert(1)</script>'

async function api() {
  const made = await testConsole()
  const suggest = (cookie: string, body: string, type = 'application/json') =>
    made.app.request('/api/operator/suggest', {
      method: 'POST',
      headers: { cookie, 'content-type': type },
      body,
    })
  return { ...made, suggest }
}

describe('suggestions', () => {
  it('are the answer of every channel, at most three clauses, and why not the others', async () => {
    const { login, suggest, store } = await api()
    const { cookie } = await login('李梅', 'operator')
    const body = { question: '护理补贴谁能领，我电话13943218765', region: '吉林省' }
    const response = await suggest(cookie, JSON.stringify(body))
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const found = (await response.json()) as {
      answer: { id: string }
      suggestions: { clauseId: string; certainty: number | null }[]
    }
    expect(found).toMatchObject({
      answer: { status: 'answered', confidence: 0.8 },
      suggestions: expect.arrayContaining([
        expect.objectContaining({
          clauseId: 'plan.f1',
          certainty: 0.8,
          region: '吉林省',
          validity: expect.objectContaining({ status: 'lapsed' }) as object,
        }),
      ]) as object[],
      rejected: expect.any(Array) as object[],
    })
    expect(found.suggestions.length).toBeLessThanOrEqual(3)
    const kept = await store.answers.find(found.answer.id)
    expect(kept).toMatchObject({ channel: 'operator', question: '护理补贴谁能领，我电话〔电话〕' })
  })

  it('say that a near clause is not checked, and that the gazettes do not say', async () => {
    const { login } = await testConsole()
    const { post } = await login('李梅', 'operator')
    const page = await (await post('/operator/look-up', { q: '不知道的事' })).text()
    expect(page).toContain('公报里没有写，不要替它猜')
    expect(page).toContain('只是相近，没有和问题核对过')
    expect(page).not.toMatch(/<p>把握：\d+%。/)
  })

  it.each([
    ['nobody', 401],
    ['auditor', 403],
  ] as const)('are not for %s', async (who, status) => {
    const { login, add, suggest } = await api()
    await add('别人', 'operator')
    const cookie = who === 'nobody' ? '' : (await login('审', who)).cookie
    const response = await suggest(cookie, '{"question":"护理补贴"}')
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  it('take nothing that a form of another site can send', async () => {
    const { login, suggest } = await api()
    const { cookie } = await login('李梅', 'operator')
    expect((await suggest(cookie, '{"question":"护理补贴"}', 'text/plain')).status).toBe(415)
    expect((await suggest(cookie, '{"question":""}')).status).toBe(400)
  })

  it('are in the OpenAPI document', async () => {
    const { app } = await testConsole()
    const told = (await (await app.request('/openapi.json')).json()) as { paths: Record<string, object> }
    expect(told.paths['/api/operator/suggest']).toHaveProperty('post')
  })
})

describe('the look-up page', () => {
  it('reads short answer, certainty, clause, validity, region in this order, and keeps question and region', async () => {
    const { login } = await testConsole()
    const { post, get } = await login('李梅', 'editor')
    expect(await (await get('/operator')).text()).toContain('来电人问什么</label>')
    const page = await (await post('/operator/look-up', { q: QUESTION, region: '吉林省' })).text()
    const part = page.slice(page.indexOf('id="suggestion-1"'))
    const places = ['把握：', '条款：', '期限', '地区：'].map((word) => part.indexOf(word))
    expect(places.every((at) => at > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(page).toContain('<option value="吉林省" selected>')
    expect(page).toContain('护理补贴谁能领&lt;script&gt;')
    expect(page).not.toContain('<script>alert')
    expect(page).not.toMatch(/aria-live|role="(?:status|alert|log)"|http-equiv/)
  })

  it('gives back what it cannot take', async () => {
    const { login } = await testConsole()
    const { post } = await login('李梅', 'operator')
    const response = await post('/operator/look-up', { q: '长'.repeat(501) })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('aria-invalid="true"')
  })

  it('gives back what was typed when the desk is locked', async () => {
    const { login, send, store } = await testConsole()
    const { csrf, cookie } = await login('李梅', 'operator')
    await store.operators.signOut(cookie.slice('operator='.length))
    const response = await send('/operator/look-up', cookie, { csrf, q: QUESTION })
    expect(response.status).toBe(401)
    expect(await response.text()).toContain('护理补贴谁能领&lt;script&gt;')
  })

  it('needs its token, and a role that looks up', async () => {
    const { login, send } = await testConsole()
    const { cookie } = await login('李梅', 'operator')
    for (const path of ['/operator/look-up', '/operator/marks'])
      expect((await send(path, cookie, { q: '护理补贴' })).status).toBe(403)
    const auditor = await login('审', 'auditor')
    for (const path of ['/operator/look-up', '/operator/marks'])
      expect((await auditor.post(path, { q: '护理补贴' })).status).toBe(403)
  })

  it('keeps the region of the caller in every link, and in the form when the desk is opened again', async () => {
    const { login } = await testConsole()
    const { post, get } = await login('李梅', 'operator')
    const page = await (await post('/operator/look-up', { q: QUESTION, region: '同江市' })).text()
    const home = `/operator?region=${encodeURIComponent('同江市')}`
    expect(page).toContain(`href="${home}"`)
    expect(await (await get(home)).text()).toContain('<option value="同江市" selected>')
  })

  it('gives the part alone to the script, and keeps no answer while somebody types', async () => {
    const { login, store, given } = await testConsole()
    const { post } = await login('李梅', 'operator')
    const typing = await (await post('/operator/look-up', { q: '护理', part: 'typing' })).text()
    expect(typing).not.toContain('<html')
    expect(typing).toContain('name="answer" value=""')
    expect(await store.answers.find(given.at(-1) ?? '')).toBeNull()
    const asked = await (await post('/operator/look-up', { q: '护理', part: 'asked' })).text()
    expect(asked).toContain(`name="answer" value="${given.at(-1)}"`)
    expect(await store.answers.find(given.at(-1) ?? '')).toMatchObject({ question: '护理' })
  })
})
