import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/answer/answer.ts'
import { answerOf, ASKED } from '../fixtures/services.ts'
import { testApp } from '../fixtures/app.ts'

describe('POST /api/ask', () => {
  it('answers with what the pipeline gave, whole', async () => {
    const res = await testApp().ask({ question: ' 护理补贴谁能领？ ' })
    expect(res.status).toBe(200)
    expect(await res.json()).toEqual(answerOf({ question: '护理补贴谁能领？' }))
  })

  it('hands on region, context, session and channel, and nothing it was not told of', async () => {
    const asked: Question[] = []
    const { ask } = testApp({ ask: (q) => (asked.push(q), Promise.resolve(answerOf(q))) })
    await ask({
      question: '多少钱？',
      region: '吉林省',
      context: ['护理补贴'],
      session: 's',
      channel: 'voice',
      extra: 1,
    })
    await ask({ question: '多少钱？', region: ' ', context: [] })
    expect(asked).toEqual([
      { question: '多少钱？', region: '吉林省', context: ['护理补贴'], session: 's', channel: 'voice' },
      { question: '多少钱？', channel: 'api' },
    ])
  })

  it.each([
    ['one character', '问', 200],
    ['500 characters', '问'.repeat(500), 200],
    ['500 characters that each take two units', '𠮷'.repeat(500), 200],
    ['500 characters and space around', `  ${'问'.repeat(500)}\n`, 200],
    ['501 characters', '问'.repeat(501), 400],
    ['only space', ' \n\u3000', 400],
    ['only what cannot be seen', '\u0000\u200b\ufeff', 400],
  ])('counts %s', async (_name, question, status) => {
    expect((await testApp().ask({ question })).status).toBe(status)
  })

  it('drops control characters and halves of characters from a question', async () => {
    const asked: Question[] = []
    const { ask } = testApp({ ask: (q) => (asked.push(q), Promise.resolve(answerOf(q))) })
    await ask('{"question":"护理\\u0000补\\ud800贴\\u202e"}')
    expect(asked[0]?.question).toBe('护理补贴')
  })

  it('takes the longest lawful request, Chinese written as escapes', async () => {
    const text = '\\u95ee'.repeat(500)
    const body = `{"question":"${text}","context":[${Array(10).fill(`"${text}"`).join()}]}`
    expect((await testApp().ask(body)).status).toBe(200)
  })
})

describe('GET /api/search', () => {
  it('lists passages, best first, without the explanation', async () => {
    const res = await testApp().app.request('/api/search?q=护理补贴&k=3')
    const body = (await res.json()) as { passages: Record<string, unknown>[] }
    expect(body.passages).toHaveLength(3)
    expect(body.passages[2]).toEqual({
      clauseId: 'plan.f1',
      score: 0.9,
      text: '服务项目：重度残疾人护理补贴；服务对象：残疾等级为一级、二级的残疾人',
      documentTitle: '吉林省推进基本公共服务均等化“十三五”规划',
      documentNumber: '吉政办发〔2017〕52号',
      region: '吉林省',
      path: ['吉林省推进基本公共服务均等化“十三五”规划', '第八章 残疾人服务', '附件：服务清单'],
      validity: { status: 'lapsed', from: '2017-06-29', to: '2020-12-31' },
      url: '/clauses/plan.f1',
    })
  })

  it('explains when asked, and filters by region', async () => {
    const res = await testApp().app.request('/api/search?q=补贴&region=同江市&explain=1')
    const body = (await res.json()) as { passages: { clauseId: string; explain: unknown }[] }
    expect(body.passages.map((p) => p.clauseId)).toEqual(['opinion.1'])
    expect(body.passages[0]?.explain).toEqual({ parts: { bm25: 1 }, terms: ['护理'] })
  })

  it.each(['', '?q=', '?q=a&k=0', '?q=a&k=51', '?q=a&k=1.5', '?q=a&k=x', '?q=a&q=b', '?q=a&explain=yes'])(
    'refuses %s with problem details',
    async (query) => {
      const res = await testApp().app.request(`/api/search${query}`)
      expect([res.status, res.headers.get('content-type')]).toEqual([
        400,
        'application/problem+json; charset=utf-8',
      ])
    },
  )
})

describe('GET /api/clauses', () => {
  it('gives the clause with what governs, defines and surrounds it', async () => {
    const res = await testApp().app.request('/api/clauses/plan.f1')
    const body = (await res.json()) as Record<string, unknown>
    expect(body).toMatchObject({
      clauseId: 'plan.f1',
      code: '1000027',
      cells: [{ column: '服务项目' }, { column: '服务对象' }],
      notes: [{ clauseId: 'plan.note' }],
      before: [{ clauseId: 'plan.1' }, { clauseId: 'plan.8-1' }],
      after: [{ clauseId: 'plan.f2' }, { clauseId: 'plan.note' }],
    })
  })

  it('carries how people ask for it', async () => {
    const res = await testApp().app.request('/api/clauses/plan.f1')
    expect(await res.json()).toMatchObject({ questions: ASKED['plan.f1'] })
    const none = await testApp().app.request('/api/clauses/plan.1')
    expect(await none.json()).toMatchObject({ questions: { plain: [], everyday: [], heard: [] } })
  })

  it('opens the same clause by its spoken code', async () => {
    const { app } = testApp()
    const byId = await (await app.request('/api/clauses/plan.f1')).json()
    expect(await (await app.request('/api/clauses/1000027')).json()).toEqual(byId)
    expect(await (await app.request('/api/clauses/100-0027')).json()).toEqual(byId)
  })

  it('says in plain words that there is none', async () => {
    const res = await testApp().app.request('/api/clauses/9999999')
    expect(res.status).toBe(404)
    expect(await res.json()).toMatchObject({ status: 404, title: '没有找到', type: 'about:blank' })
  })
})

describe('health', () => {
  it('is live and ready, with versions', async () => {
    const { app } = testApp()
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' })
    expect(await (await app.request('/readyz')).json()).toEqual({
      status: 'ready',
      documents: 2,
      clauses: 6,
      versions: { snapshot: 'test', embedder: 'none', vectorStore: 'none', store: 'none' },
    })
  })
})

describe('GET /openapi.json', () => {
  it('is OpenAPI 3.1 with every route of the API and the limits that validate', async () => {
    const res = await testApp().app.request('/openapi.json')
    const document = (await res.json()) as {
      openapi: string
      paths: Record<string, object>
      components: { schemas: Record<string, { properties: Record<string, object>; required: string[] }> }
    }
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual([
      '/api/ask',
      '/api/search',
      '/api/clauses/{idOrCode}',
      '/healthz',
      '/readyz',
      '/api/feedback',
      '/api/handoffs',
      '/voice/events',
      '/voice/transcript/{case}',
      '/r/{token}',
      '/r/{token}/withdraw',
      '/api/operator/suggest',
      '/api/operator/cases/{case}',
      '/api/operator/queue',
    ])
    const ask = document.components.schemas.AskRequest
    expect(ask?.required).toEqual(['question'])
    expect(ask?.properties.question).toMatchObject({ type: 'string', minLength: 1, maxLength: 500 })
    expect(ask?.properties.context).toMatchObject({ type: 'array', maxItems: 10 })
  })
})
