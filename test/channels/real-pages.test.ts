import { describe, expect, it } from 'vitest'
import { createLibrary } from '../../src/corpus/library.ts'
import { realCorpus } from '../corpus/shelf.ts'
import { testApp } from '../fixtures/app.ts'

const { documents, clauses } = realCorpus()
const library = createLibrary(documents, clauses)
const { app } = testApp({ library })
const page = async (path: string) => (await app.request(path)).text()
const bytes = (text: string) => new TextEncoder().encode(text).length

describe('the pages of the real gazettes', () => {
  it('show every clause in 30 kB at most', async () => {
    for (const { id } of clauses) expect(bytes(await page(`/clauses/${id}`)), id).toBeLessThanOrEqual(30_000)
  })

  it.each(documents.map((d) => d.id))(
    'anchor every clause of %s once, under headings that skip no level',
    async (id) => {
      const html = await page(`/documents/${id}`)
      const anchors = [...html.matchAll(/<(?:div|tr) id="([^"]+)"/g)].map((m) => m[1])
      expect(anchors).toEqual(library.clausesOf(id).map((clause) => clause.id))
      const levels = [...html.matchAll(/<h([1-6])/g)].map((m) => Number(m[1]))
      levels.forEach((level, at) =>
        expect(level, `heading ${at}`).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1),
      )
    },
  )

  it('give every table a caption, named columns and named rows', async () => {
    const html = (await Promise.all(documents.map((d) => page(`/documents/${d.id}`)))).join('')
    const tables = [...html.matchAll(/<table>.*?<\/table>/gs)].map(([table]) => table)
    expect(tables.length).toBeGreaterThan(10)
    for (const table of tables) {
      expect(table).toMatch(/<caption>\s*<a href="#[^"]+">\S/)
      expect(table).not.toMatch(/<th[^>]*>\s*<\/th>/)
      expect(table.match(/scope="row"/g)).toHaveLength((table.match(/<tr/g)?.length ?? 0) - 1)
    }
  })
})
