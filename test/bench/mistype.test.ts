import { describe, expect, it } from 'vitest'
import { homophones, mistype, MISTAKES } from './mistype.ts'

const QUESTION = '重度残疾人未领护理补贴怎么办'
const bySound = homophones(['补贴不部', '胡理里', '人仁', QUESTION])

describe('one typing error', () => {
  it.each(MISTAKES)('%s changes one place, the same for the same seed', (mistake) => {
    const wrong = mistype(QUESTION, mistake, 12345, bySound)
    expect(wrong).not.toBe(QUESTION)
    expect(mistype(QUESTION, mistake, 12345, bySound)).toBe(wrong)
    expect(wrong.length).toBe(QUESTION.length - (mistake === 'drop' ? 1 : 0))
    const differ = [...wrong].filter((c, i) => c !== QUESTION[i]).length
    expect(mistake === 'drop' || differ === (mistake === 'swap' ? 2 : 1)).toBe(true)
  })

  it('takes another place for another seed', () => {
    const all = new Set([1, 2, 3, 4, 5].map((seed) => mistype(QUESTION, 'swap', seed, bySound)))
    expect(all.size).toBe(5)
  })

  it('leaves a text alone that has no place for it', () => {
    expect(mistype('ABC 123', 'homophone', 7, bySound)).toBe('ABC 123')
  })
})
