import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { digestCorpus } from '../../src/node-corpus.ts'
import { readGazettes } from '../../src/ingest.ts'
import { readSnapshot } from '../../src/search/snapshot-files.ts'

const snapshot = () => readSnapshot(createNodeFiles('index'))

describe('the committed index', () => {
  it('was made from the corpus as it stands: otherwise run npm run ingest', async () => {
    expect((await snapshot()).corpusDigest).toBe(digestCorpus())
  })

  it('holds the documents and clauses that the reading gives today', async () => {
    const { documents, clauses } = readGazettes()
    const shipped = await snapshot()
    expect(shipped.documents).toEqual(documents)
    expect(shipped.clauses).toEqual(clauses)
  })

  it('has vectors of the teacher for every sentence, so that users need no model', async () => {
    const { vectors } = await snapshot()
    const teacher = vectors?.makers.findIndex((m) => m.name === 'bge-small-zh-v1.5/q8')
    expect(teacher).toBeGreaterThan(0)
    expect(vectors?.makerOf.every((maker) => maker === teacher)).toBe(true)
  })

  it('knows every code that corpus/codes.tsv has issued', async () => {
    const issued = readFileSync('corpus/codes.tsv', 'utf8').trim().split('\n')
    const own = (await snapshot()).clauses.map((c) => `${c.code}\t${c.id}`)
    expect(issued).toEqual(expect.arrayContaining(own))
  })
})
