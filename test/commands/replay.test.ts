import { describe, expect, it } from 'vitest'
import { keepAnswers } from '../../src/channels/keeping.ts'
import type { Question } from '../../src/answer/answer.ts'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { nodeEmbedder, nodeStore } from '../../src/node-vectors.ts'
import type { AnswerRecord } from '../../src/ports/conversations.ts'
import { servicesFrom } from '../../src/services-from.ts'
import { readSettings } from '../../src/settings.ts'
import { VERSION } from '../../src/version.ts'
import { folders, run, within } from './run.ts'

const folder = folders()

/** A data folder with an answer just given, kept as the service keeps it; `changes`: what time would have done to it. */
async function asked(question: Question, today: string, changes: Partial<AnswerRecord> = {}) {
  const dataDir = folder()
  const settings = readSettings({ DATA_DIR: dataDir, TODAY: today })
  const files = createNodeFiles('index')
  const embedder = await nodeEmbedder(settings, files)
  const services = await servicesFrom(
    { files, store: nodeStore(settings), ...(embedder ? { embedder } : {}) },
    settings,
  )
  const kept = await within(dataDir, async (store) => {
    const keeping = keepAnswers({ ...services, store: () => Promise.resolve(store) }, VERSION, (error) => {
      throw error
    })
    const record = await store.answers.find((await keeping.ask(question)).id)
    if (!record) throw new Error('not kept')
    return record
  })
  const aged = { ...kept, ...changes, id: `${kept.id}-aged` }
  await within(dataDir, (store) => store.answers.add(aged))
  return { dataDir, kept, aged }
}

const QUESTION = { question: '我的电话是〔电话〕，重度残疾人护理补贴谁能领？', region: '吉林省' }

describe('replay', { timeout: 90_000 }, () => {
  it.each<[string, Question, string]>([
    ['an answer', QUESTION, '2019-06-01'],
    ['the same on another day', QUESTION, '2026-01-31'],
    [
      'one that stands on the question before',
      { question: '那谁能领？', context: [QUESTION.question] },
      '2026-01-31',
    ],
    ['one that is in no document', { question: '今天股票怎么样？' }, '2026-01-31'],
  ])('says that %s is identical, whatever day it is now', async (_, question, today) => {
    const { dataDir, kept } = await asked(question, today)
    const { status, out, said } = await run(dataDir, 'replay', '--answer', kept.id)
    expect([status, said]).toEqual([0, expect.stringContaining('完全一样')])
    expect(out).toMatch(/公报：一样[^]*程序：一样/)
    expect(out).not.toContain('不一样')
    expect(out).toContain(today)
  })

  it('shows what differs, and that the index is another', async () => {
    const { dataDir, aged } = await asked(QUESTION, '2026-01-31', {
      text: '当时的回答。',
      citations: [{ clauseId: 'gone' }],
      versions: { corpus: '0123456789ab' },
    })
    const { status, out } = await run(dataDir, 'replay', '--answer', aged.id)
    expect(status).toBe(1)
    expect(out).toMatch(/公报：不一样，当时 0123456789ab/)
    expect(out).toContain('- 当时的回答。')
    expect(out).toMatch(/^\+ .*残疾/m)
    expect(out).toMatch(/^- .*"clauseId": "gone"/m)
    expect(out).toContain('不一样的有：回答、出处。')
  })

  it('says so where there is no such answer', async () => {
    const { dataDir } = await asked(QUESTION, '2026-01-31')
    expect(await run(dataDir, 'replay', '--answer', 'none')).toMatchObject({
      status: 1,
      said: expect.stringContaining('没有编号是 none 的回答'),
    })
    expect((await run(dataDir, 'replay')).said).toContain('请写成')
  })
})
