import { describe, expect, it } from 'vitest'
import { suggest } from '../../../src/channels/operator/suggestions.ts'
import type { Corrections } from '../../../src/corpus/corrections.ts'
import { fakeServices } from '../../fixtures/services.ts'
import { shippedServices } from '../../fixtures/shipped.ts'

const QUESTION = '重度残疾人护理补贴谁能领？'

describe('suggestions over the shipped index', () => {
  it('look once beside the answer, and once more where a region leaves something out', async () => {
    let looks = 0
    const services = await shippedServices(() => (looks += 1))
    const looksOf = async (run: () => Promise<unknown>) => {
      looks = 0
      await run()
      return looks
    }
    const one = await looksOf(() => services.retriever.search(QUESTION, { k: 8 }))
    const asked = await looksOf(() => services.ask({ question: QUESTION, region: '同江市' }))
    expect(one).toBeGreaterThan(0)
    expect(await looksOf(() => suggest(services, { question: QUESTION, region: '同江市' }))).toBe(
      asked + 2 * one,
    )
    const anywhere = await looksOf(() => services.ask({ question: QUESTION }))
    expect(await looksOf(() => suggest(services, { question: QUESTION }))).toBe(anywhere + one)
  })

  it('are what a search by itself finds', async () => {
    const services = await shippedServices()
    const allow = services.allowFor('吉林省')
    const { matches } = await services.retriever.search(QUESTION, { k: 12, allow })
    const { suggestions } = await suggest(services, { question: QUESTION, region: '吉林省' })
    expect(suggestions.map(({ clauseId }) => clauseId)).toEqual(
      matches.slice(0, 3).map(({ clause }) => clause.id),
    )
  })
})

describe('suggestions', () => {
  it('never bring a clause that was withdrawn, and say that it was', async () => {
    const corrections = {
      since: '2026-01-01',
      corrections: [{ kind: 'withdrawn', clauses: ['plan.f1'] }],
    } as unknown as Corrections
    const found = await suggest(fakeServices({ corrections }), { question: '不知道' })
    expect(found.suggestions.map(({ clauseId }) => clauseId)).not.toContain('plan.f1')
    expect(found.rejected.at(0)).toMatchObject({ clauseId: 'plan.f1', why: expect.stringContaining('撤回') })
  })

  it('keep nothing of what is still being typed', async () => {
    const kept: string[] = []
    const services = fakeServices()
    const keeping = {
      ...services,
      askInPassing: services.ask,
      ask: (question: Parameters<typeof services.ask>[0]) => {
        kept.push(question.question)
        return services.ask(question)
      },
    }
    await suggest(keeping, { question: '护理', passing: true })
    expect(kept).toEqual([])
    await suggest(keeping, { question: '护理补贴' })
    expect(kept).toEqual(['护理补贴'])
  })
})
