import { expect, it } from 'vitest'
import { markup } from '../../browser/gates/markup.ts'
import { testConsole } from '../../fixtures/operators.ts'

it('every page of the console is valid', async () => {
  const { post: send, login, send: get } = await testConsole()
  const consent = { contact: true, health: true, wording: '我同意保存我写的话。' }
  const handed = await send('/api/handoffs', { reply: 'text', note: '请告诉我去哪里办', consent })
  const { case: number } = (await handed.json()) as { case: string }
  const li = await login('李梅', 'operator')
  const held = `/operator/cases/${number}`
  const pages: [string, Response][] = [
    ['queue', await li.get('/operator')],
    ['open case', await li.get(`/operator?case=${number}`)],
    ['found', await li.post('/operator/look-up', { q: '护理补贴谁能领' })],
    ['not found', await li.post('/operator/look-up', { q: '不知道' })],
    ['nothing typed', await li.post('/operator/look-up', { q: '' })],
    ['sign-in', await get('/operator', '')],
  ]
  await li.post(`${held}/take`)
  pages.push(
    ['mine', await li.get('/operator')],
    ['held case', await li.get(`/operator?case=${number}`)],
    ['empty reply', await li.post(`${held}/reply`, { text: '' })],
    ['log', await (await login('审', 'auditor')).get('/operator/audit')],
  )
  const faults: string[] = []
  for (const [which, response] of pages) {
    const page = await response.text()
    expect(page, which).toContain('<h1>')
    faults.push(...(await markup(page, which)))
  }
  expect(faults).toEqual([])
}, 30_000)
