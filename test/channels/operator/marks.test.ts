import { describe, expect, it } from 'vitest'
import { testConsole } from '../../fixtures/operators.ts'

const CARD = { q: '护理补贴谁能领', region: '吉林省', clause: 'plan.f1', name: '第 1 条' }

async function desk() {
  const made = await testConsole()
  const li = await made.login('李梅', 'operator')
  const { id: answer } = await made.asked('护理补贴谁能领')
  return { ...made, ...li, answer }
}

const undoOf = (page: string): string => /name="mark" value="([^"]+)"/.exec(page)?.[1] ?? ''

describe('the marks of an operator', () => {
  it('stand apart from what residents say: who, what, of which clause, why, masked', async () => {
    const { post, store, answer, id } = await desk()
    expect((await post('/operator/marks', { ...CARD, answer, does: 'used' })).status).toBe(200)
    await post('/operator/marks', { ...CARD, answer, does: 'wrong', why: '她说是13943218765' })
    await post('/operator/marks', { ...CARD, answer, does: 'edited', text: '一级、二级的可以领。' })
    await post('/operator/marks', { ...CARD, answer, clause: '', does: 'rejected' })
    expect(await store.desk.marksOf(answer)).toMatchObject([
      { operator: id, clauseId: 'plan.f1', mark: 'used' },
      { mark: 'wrong', note: '她说是〔电话〕' },
      { mark: 'edited', note: '一级、二级的可以领。' },
      { operator: id, mark: 'rejected' },
    ])
    expect((await store.desk.marksOf(answer)).at(3)).not.toHaveProperty('clauseId')
    expect(await store.feedback.of(answer)).toEqual([])
    const log = (await store.audit.after(2, 9)).map(({ action, actor }) => `${action} ${actor}`)
    expect(log).toEqual(['used', 'wrong', 'edited', 'rejected'].map((mark) => `suggestion.${mark} ${id}`))
  })

  it.each([
    [{ does: 'wrong', why: '' }, 400],
    [{ does: 'edited', text: '' }, 400],
    [{ does: 'praise' }, 400],
    [{ does: 'used', clause: 'nowhere' }, 404],
    [{ does: 'used', answer: 'gone' }, 404],
  ])('are not taken as %o', async (fields, status) => {
    const { post, store, answer } = await desk()
    expect((await post('/operator/marks', { ...CARD, answer, ...fields })).status).toBe(status)
    expect(await store.desk.marksAfter(0, 9)).toEqual([])
  })

  it('keep the answer of what was only typed, once somebody marks it', async () => {
    const { post, store, given, id } = await desk()
    await post('/operator/marks', { ...CARD, answer: '', does: 'used' })
    const [mark] = await store.desk.marksAfter(0, 9)
    expect(mark).toMatchObject({ answerId: given.at(-1), question: CARD.q, region: '吉林省', operator: id })
  })

  it('can be taken back by who made them, with and without scripts', async () => {
    const { post, store, answer, login } = await desk()
    const page = await (await post('/operator/marks', { ...CARD, answer, does: 'used' })).text()
    expect(page).toContain('<h1>记下了</h1>')
    const mark = undoOf(page)
    const other = await login('王强', 'operator')
    expect((await other.post('/operator/marks/undo', { mark })).status).toBe(404)
    const part = await (await post('/operator/marks/undo', { mark, part: '1' })).text()
    expect(part).not.toContain('<html')
    expect(part).toContain('撤回了：用了。')
    expect(await store.desk.marksOf(answer)).toEqual([])
  })

  it('need the token, and a role that looks up', async () => {
    const { send, cookie, login, answer } = await desk()
    for (const path of ['/operator/marks', '/operator/marks/undo', '/operator/sms', '/operator/keys'])
      expect((await send(path, cookie, { ...CARD, answer, does: 'used' })).status).toBe(403)
    const auditor = await login('审', 'auditor')
    expect((await auditor.post('/operator/marks', { ...CARD, answer, does: 'used' })).status).toBe(403)
  })
})

describe('clauses at hand', () => {
  it('are those that were pinned, and the last that were read or used, each operator’s own', async () => {
    const { post, get, login, answer } = await desk()
    expect(await (await get('/operator')).text()).not.toContain('手边的条款')
    const read = await get('/operator/clauses/opinion.1')
    expect(read.status).toBe(303)
    expect(read.headers.get('location')).toBe('/documents/opinion#opinion.1')
    await post('/operator/marks', { ...CARD, answer, does: 'pin' })
    await post('/operator/marks', { ...CARD, answer, does: 'used', clause: 'plan.f2' })
    const page = await (await get('/operator')).text()
    const [pinned = '', recent = ''] = page.slice(page.indexOf('id="near"')).split('id="recent"')
    expect(pinned).toContain('/operator/clauses/plan.f1')
    expect(pinned).toContain('value="unpin"')
    for (const clause of ['plan.f2', 'opinion.1']) expect(recent).toContain(`/operator/clauses/${clause}`)
    expect(page).not.toContain('<b>残疾人</b>')
    const other = await login('王强', 'operator')
    expect(await (await other.get('/operator')).text()).not.toContain('手边的条款')
    await post('/operator/marks', { clause: 'plan.f1', name: '', does: 'unpin' })
    expect(await (await get('/operator')).text()).not.toContain('value="unpin"')
    expect((await get('/operator/clauses/nowhere')).status).toBe(404)
  })
})
