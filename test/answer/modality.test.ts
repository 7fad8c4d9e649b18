import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isTask } from '../../src/answer/modality.ts'
import { splitSentences } from '../../src/answer/governing.ts'
import { canonical } from '../../src/answer/locks/canonical.ts'
import { realClause, realCorpus } from '../corpus/shelf.ts'

/** A hundred clauses of a seeded sample, labelled by reading: task for the government, or other. */
const LABELS = readFileSync('test/answer/modality.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [label: string, id: string])

/** As much of a clause as an answer tells: whole sentences from the beginning. */
function toldOf(text: string): string {
  let told = ''
  for (const sentence of splitSentences(text)) {
    if (told.length >= 100) break
    told += sentence
  }
  return told
}

describe('a task for the government', () => {
  const judged = LABELS.map(([label, id]) => {
    const clause = realClause(id)
    return { id, label, said: isTask(clause, toldOf(clause.text)) ? 'task' : 'other' }
  })

  it('is known from what people can get, in at least 95 of 100 clauses', () => {
    const wrong = judged.filter((j) => j.said !== j.label).map((j) => `${j.label} ${j.id}`)
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(0.05 * LABELS.length)
  })

  it.each([
    '为低保家庭中的残疾人提供生活补贴。',
    '对配租公共租赁住房的，根据其经济条件，适当给予租金减免。',
    '建立补贴制度，每人每月发放80元。',
  ])('is not: %s', (text) => {
    expect(isTask({}, text)).toBe(false)
  })

  it('is the same however it is spelled, whatever part of a clause is told', () => {
    const differing = realCorpus().clauses.flatMap((clause) =>
      splitSentences(clause.text)
        .map((_, i, all) => all.slice(i, i + 3).join(''))
        .filter((told) => isTask(clause, told) !== isTask(clause, canonical(told))),
    )
    expect(differing).toEqual([])
  })

  it.each(['积极推进家庭经济困难的残疾人学生12年免费教育。', '加快发展残疾人托养照料服务。'])(
    'is: %s',
    (text) => {
      expect(isTask({}, text)).toBe(true)
    },
  )
})
