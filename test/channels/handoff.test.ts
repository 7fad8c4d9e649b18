import { describe, expect, it } from 'vitest'
import { PortError } from '../../src/errors.ts'
import { testApp } from '../fixtures/app.ts'
import { KEYS, testKeeping } from '../fixtures/store.ts'

const consent = { contact: true, wording: '我同意用这个号码给我回电话。' }
const CALL = { reply: 'phone', name: '王秀兰', phone: '139 4321-8765', consent }
const TEXT = { reply: 'text', consent }

interface Told {
  case: string
  receipt?: string
  noteKept?: boolean
  questionKept?: boolean
  detail: string
}
const told = async (response: Response | Promise<Response>) => (await (await response).json()) as Told

describe('every answer', () => {
  it('is kept masked, with what it takes to rebuild it', async () => {
    const { store, asked, ask } = await testKeeping()
    const more = { region: '吉林省', context: ['我电话13943218765'], session: 's1', channel: 'widget' }
    const { id } = await asked('我的身份证是220102198001011234，护理补贴谁能领', more)
    expect(await store.answers.find(id)).toMatchObject({
      question: '我的身份证是〔身份证号〕，护理补贴谁能领',
      context: ['我电话〔电话〕'],
      region: '吉林省',
      channel: 'widget',
      today: '2026-01-31',
      versions: { embedder: 'none', service: expect.any(String) as string },
      status: 'answered',
      citations: [{ clauseId: 'plan.f1' }],
      confidence: 0.8,
    })
    await ask({ question: '护理补贴谁能领', session: 's1' })
    const { conversation = '' } = (await store.answers.find(id)) ?? {}
    expect(conversation).toMatch(/^[0-9a-f]{64}$/)
    expect((await store.answers.turns(conversation)).map((turn) => turn.question)).toHaveLength(2)
  })

  it('of the page too', async () => {
    const { store, app, given } = await testKeeping()
    await app.request('/?q=护理补贴谁能领')
    expect(given).toHaveLength(1)
    expect(await store.answers.find(given[0] ?? '')).toMatchObject({
      channel: 'web',
      question: '护理补贴谁能领',
    })
  })

  it('is given when it cannot be kept, and the log says so', async () => {
    const down = () => Promise.reject(new PortError('store', '磁盘满了', { retryable: false }))
    const { ask, events } = testApp({ store: down })
    const response = await ask({ question: '护理补贴谁能领' })
    expect([response.status, ((await response.json()) as { status: string }).status]).toEqual([
      200,
      'answered',
    ])
    expect(events[0]).toMatchObject({ event: 'unkept', name: 'PortError', port: 'store', retryable: false })
  })

  it('does not wait long for a store that hangs', async () => {
    const { ask } = testApp({ store: () => new Promise(() => {}) })
    const began = performance.now()
    expect((await ask({ question: '护理补贴谁能领' })).status).toBe(200)
    expect(performance.now() - began).toBeLessThan(1_500)
  })
})

describe('POST /api/feedback', () => {
  it('keeps a masked word on an answer, once for one key', async () => {
    const { store, asked, post } = await testKeeping()
    const { id } = await asked('护理补贴谁能领')
    const body = { answerId: id, useful: false, note: '打我电话13943218765' }
    const first = await post('/api/feedback', body, { 'idempotency-key': 'abc' })
    expect(first.status).toBe(201)
    const again = await post('/api/feedback', body, { 'idempotency-key': 'abc' })
    expect(await again.json()).toEqual(await first.json())
    expect(await store.feedback.of(id)).toMatchObject([{ useful: false, note: '打我电话〔电话〕' }])
    const other = await post('/api/feedback', { ...body, useful: true }, { 'idempotency-key': 'abc' })
    expect(other.status).toBe(422)
    expect((await post('/api/feedback', { answerId: id, useful: true })).status).toBe(201)
    expect(await store.feedback.of(id)).toHaveLength(2)
  })

  it.each([
    [{ answerId: 'none', useful: true }, 404],
    [{ useful: true }, 400],
    [{ answerId: 'a', useful: 'yes' }, 400],
    [{ answerId: 'a', useful: true, note: 'x'.repeat(1001) }, 400],
  ])('refuses %j with %i and a sentence', async (body, status) => {
    const { post } = await testKeeping()
    const response = await post('/api/feedback', body)
    expect(response.status).toBe(status)
    expect(((await response.json()) as { detail: string }).detail).toMatch(/\p{Script=Han}/u)
  })

  it('refuses a key that is none', async () => {
    const { post } = await testKeeping()
    const body = { answerId: 'a', useful: true }
    expect((await post('/api/feedback', body, { 'idempotency-key': 'a b' })).status).toBe(400)
  })
})

describe('POST /api/handoffs', () => {
  it('opens a case: six digits, the number sealed for that case, consent in its wording', async () => {
    const { store, vault, post } = await testKeeping()
    const response = await post('/api/handoffs', CALL)
    expect(response.status).toBe(201)
    const { case: number, receipt, detail } = await told(response)
    expect(number).toMatch(/^\d{6}$/)
    expect(receipt).toBeUndefined()
    expect(detail).toContain([...number].join(' '))
    expect(await store.cases.find(number)).toMatchObject({
      status: 'open',
      reply: 'phone',
      callable: true,
      consent: { wording: consent.wording, contact: true, health: false },
    })
    await store.cases.take(number, 'li')
    const sealed = await store.cases.contact(number, 'li')
    expect(await vault.open(sealed?.phone ?? new Uint8Array(), `${number} phone`)).toBe('13943218765')
    expect(await vault.open(sealed?.name ?? new Uint8Array(), `${number} name`)).toBe('王秀兰')
    await expect(vault.open(sealed?.phone ?? new Uint8Array(), '000000 phone')).rejects.toThrow('打不开')
  })

  it.each<[string, object]>([
    ['no consent', { ...CALL, consent: undefined }],
    ['consent withheld', { ...CALL, consent: { ...consent, contact: false } }],
    ['consent without its wording', { ...CALL, consent: { contact: true } }],
    ['an empty wording', { ...CALL, consent: { contact: true, wording: ' ' } }],
    ['no number to call', { reply: 'phone', consent }],
    ['a number that is none', { ...CALL, phone: '打给我' }],
    ['no way to reply', { consent }],
    ['a note too long', { ...TEXT, note: '长'.repeat(1001) }],
  ])('refuses %s, keeping nothing', async (_name, body) => {
    const { store, post } = await testKeeping()
    const response = await post('/api/handoffs', body)
    expect(response.status).toBe(400)
    expect(((await response.json()) as { detail: string }).detail).toMatch(/\p{Script=Han}/u)
    expect(await store.cases.waiting(5)).toEqual([])
  })

  it('keeps note, question and conversation with consent to details of health', async () => {
    const { store, asked, post } = await testKeeping()
    const { id } = await asked('我偏瘫，护理补贴谁能领', { session: 's1', region: '吉林省' })
    const body = {
      ...CALL,
      answerId: id,
      session: 's1',
      note: '左腿不能动，电话13943218765',
      consent: { ...consent, health: true },
    }
    const { case: number, noteKept, questionKept } = await told(post('/api/handoffs', body))
    expect([noteKept, questionKept]).toEqual([true, true])
    expect(await store.cases.find(number)).toMatchObject({
      note: '左腿不能动，电话〔电话〕',
      answerId: id,
      region: '吉林省',
      consent: { health: true },
    })
    const person = await store.cases.exportPerson(number, 'test')
    expect(person?.turns).toHaveLength(1)
  })

  it('keeps none of them without, and says so; a plain question may stay', async () => {
    const { store, asked, post } = await testKeeping()
    const { id } = await asked('我偏瘫，护理补贴谁能领', { session: 's1' })
    const plain = await asked('公租房去哪里申请')
    const first = await told(
      post('/api/handoffs', { ...CALL, answerId: id, session: 's1', note: '左腿不能动' }),
    )
    expect(first).toMatchObject({ noteKept: false, questionKept: false })
    expect(first.detail).toContain('没有跟着保存')
    const kept = JSON.stringify(await store.cases.exportPerson(first.case, 'test'))
    expect(kept).not.toMatch(/左腿|偏瘫/)
    const second = await told(post('/api/handoffs', { ...CALL, answerId: plain.id }))
    expect(second).toMatchObject({ questionKept: true })
    expect(second.detail).not.toContain('没有跟着保存')
  })

  it('does for one key one case, with the same receipt', async () => {
    const { store, post } = await testKeeping()
    const key = { 'idempotency-key': 'one' }
    const first = await told(post('/api/handoffs', TEXT, key))
    expect(await told(post('/api/handoffs', TEXT, key))).toEqual(first)
    expect((await post('/api/handoffs', CALL, key)).status).toBe(422)
    expect(await store.cases.waiting(5)).toHaveLength(1)
  })

  it('answers 503 without a store, 403 without a key, in words', async () => {
    const without = testApp({}, KEYS)
    const send = (app: typeof without.app) =>
      app.request('/api/handoffs', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(CALL),
      })
    expect((await send(without.app)).status).toBe(503)
    expect((await without.app.request(`/r/${'0'.repeat(32)}`)).status).toBe(503)
    const keyless = await testKeeping({})
    const refused = await send(keyless.app)
    expect(refused.status).toBe(403)
    expect(((await refused.json()) as { detail: string }).detail).toContain('DATA_KEY')
    expect((await keyless.post('/api/handoffs', TEXT)).status).toBe(403)
  })

  it('answers 503 when the store fails, and tells nothing of the inside', async () => {
    const down = () => Promise.reject(new PortError('store', '磁盘满了 /secret/path', { retryable: false }))
    const { app } = testApp({ store: down }, KEYS)
    const response = await app.request('/api/handoffs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(CALL),
    })
    expect(response.status).toBe(503)
    const { detail } = (await response.json()) as { detail: string }
    expect(detail).toContain('没有保存')
    expect(detail).not.toContain('secret')
  })
})
