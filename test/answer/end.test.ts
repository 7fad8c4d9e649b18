import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { endAnswer } from '../../src/answer/end.ts'
import type { Ending, Means, State } from '../../src/answer/state.ts'
import { SAID } from '../../src/answer/wording.ts'
import { parseDirectory } from '../../src/corpus/directory.ts'
import { createLibrary } from '../../src/corpus/library.ts'
import { readRegions } from '../../src/corpus/region.ts'
import type { Match } from '../../src/search/match.ts'
import { realClause, realCorpus } from '../corpus/shelf.ts'

const read = (name: string): string => readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8')
const { documents, clauses, manifest } = realCorpus()
const library = createLibrary(documents, clauses)
const means: Means = {
  library,
  retriever: { search: () => Promise.reject(new Error('an ending does not search')) },
  regions: readRegions(read('regions.tsv'), manifest.regions),
  directory: parseDirectory(read('directory.json'), read('bodies.tsv')),
  today: () => '2026-11-25',
}

function matchOf(id: string): Match {
  const clause = realClause(id)
  const document = library.document(clause.documentId)
  if (!document) throw new Error(id)
  return { clause, document, score: 1, text: clause.text, sentences: [], explain: { parts: {}, terms: [] } }
}

/** One thing asked, and all of it said. */
const NOTHING_ELSE = { asks: [], unsaid: [] }
const hotline = { name: '残疾人服务热线', phone: '12385' }
const stateOf = (facets: State['facets'], ids: string[]): State => ({
  ...NOTHING_ELSE,
  question: { question: '' },
  text: '',
  facets,
  matches: ids.map(matchOf),
  chosen: [],
  hotline,
  confidence: 0,
})
const end = (ending: Ending, facets: State['facets'] = [], ids: string[] = []) =>
  endAnswer(ending, stateOf(facets, ids), means)

const NOTHING: Ending = { status: 'no_answer', reason: 'not_in_documents' }

describe('an honest silence', () => {
  it('says what is not there, where the nearest clause is, who is responsible, whom to call', () => {
    const body = end(NOTHING, ['sum'], ['jzbf-2017-52.f1-t1-62', 'jzbf-2017-52.3-6-1-2'])
    expect(body.answer).toBe(
      '公报里没有写给多少钱，不敢乱说。最接近的是《吉林省推进基本公共服务均等化“十三五”规划》里的“城镇棚户区住房改造”。您可以打12385（残疾人服务热线）问。',
    )
    expect(body.spoken).toBe(
      '公报里没有写给多少钱，不敢乱说。最接近的是吉林省推进基本公共服务均等化十三五规划里的城镇棚户区住房改造。您可以打幺二三八五，残疾人服务热线，问。',
    )
    expect(body.citations.map((c) => c.clauseId)).toEqual(['jzbf-2017-52.f1-t1-62', 'jzbf-2017-52.3-6-1-2'])
    expect(body.citations[0]?.validity.status).toBe('lapsed')
    expect(body.contacts.map((c) => c.name)).toEqual(['残疾人服务热线', '吉林省住房城乡建设厅'])
    expect(body.contacts[1]?.phone).toBeUndefined()
  })

  it('does not say that a sum is missing where a near clause holds one', () => {
    const { answer } = end(NOTHING, ['share'], ['jzbf-2022-16.4-5'])
    expect(answer).toContain('没有找到能回答这个问题的条文')
  })

  it.each(clauses.filter((_, i) => i % 40 === 0).map((c) => c.id))('tells no promise of %s', (id) => {
    const { answer } = end(NOTHING, ['sum'], [id])
    const words = answer.replace(/《[^》]*》/g, '').replace('12385', '')
    expect(words).not.toMatch(/\d+(?:\.\d+)?\s*(?:元|%|％|万)/)
    expect(answer.length).toBeLessThan(220)
  })

  it('points nowhere when nothing is near', () => {
    const { answer, citations } = end(NOTHING)
    expect(answer).toBe(`${SAID.not_in_documents}您可以打12385（残疾人服务热线）问。`)
    expect(citations).toEqual([])
  })

  it('cites nothing for what is off topic, of another place, or urgent', () => {
    for (const reason of ['off_topic', 'other_region', 'danger'] as const)
      expect(end({ status: 'no_answer', reason }, ['sum'], ['jzbf-2017-52.f1-t1-62']).citations).toEqual([])
  })

  it('gives the numbers for danger and distress before the hotline', () => {
    const phones = (reason: 'danger' | 'distress') =>
      end({ status: 'handoff', reason }).contacts.map((c) => c.phone)
    expect(phones('danger')).toEqual(['120', '110', '119', '12385'])
    expect(phones('distress')).toEqual(['12356', '120', '12385'])
  })
})
