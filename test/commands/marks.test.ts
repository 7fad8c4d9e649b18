import { describe, expect, it } from 'vitest'
import { answer } from './kept.ts'
import { folders, run, within } from './run.ts'

const folder = folders()

describe('marks of operators', { timeout: 90_000 }, () => {
  it('are exported one a line, with the question and without their maker', async () => {
    const dataDir = folder()
    await within(dataDir, async (store) => {
      await store.answers.add(answer('a1', { question: '护理补贴谁能领' }))
      await store.desk.mark({
        operator: 'li',
        answerId: 'a1',
        clauseId: 'plan.f1',
        mark: 'wrong',
        note: '过期了',
      })
      await store.desk.mark({ operator: 'li', answerId: 'gone', mark: 'used' })
    })
    const { status, out } = await run(dataDir, 'marks-export')
    expect(status).toBe(0)
    const lines = out.trim().split('\n')
    const marks = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(marks).toMatchObject([
      { answerId: 'a1', clauseId: 'plan.f1', mark: 'wrong', note: '过期了', question: '护理补贴谁能领' },
      { answerId: 'gone', mark: 'used' },
    ])
    expect(out).not.toContain('"li"')
  })
})
