import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passageOf, PASSAGE_LENGTH } from '../../src/search/passage.ts'
import { sentencesOf } from '../../src/search/sentences.ts'

const passage = (text: string, best = -1, more: { path?: string[]; companions?: string[] } = {}) => {
  const spans = sentencesOf({ text })
  const scores = spans.map((_, i) => (i === best ? 1 : 0))
  return passageOf({ path: ['规划', '一、医疗'], text, spans, scores, companions: [], ...more })
}
const sentence = (n: number) => `第${n}句话说的是老年人健康管理服务的有关规定。`
const long = Array.from({ length: 60 }, (_, i) => sentence(i)).join('')

describe('passageOf', () => {
  it('begins with the headings', () => {
    expect(passage('免费体检。')).toBe('规划 ＞ 一、医疗\n免费体检。')
  })

  it('shows of a long clause the sentences around the best one, whole, and says that there is more', () => {
    const [, body = ''] = passage(long, 45).split('\n')
    expect(body).toMatch(/^…第\d+句.*。…$/)
    expect(body).toContain(sentence(45))
    expect(long).toContain(body.slice(1, -1))
  })

  it('begins at the beginning when nothing speaks for another part', () => {
    expect(passage(long)).toContain(`\n${sentence(0)}`)
  })

  it('adds notes and definitions while there is room, whole or not at all', () => {
    const note = '注：列第一位者为牵头单位。'
    expect(passage('省残联、省民政厅。', -1, { companions: [note] })).toContain(`\n${note}`)
    expect(passage(long, 0, { companions: [note] })).not.toContain('注')
  })

  it('keeps the first and the last headings of a path that is too long', () => {
    const path = ['规划', ...Array.from({ length: 30 }, (_, i) => `第${i}级标题很长很长`)]
    const [headings = ''] = passage('免费体检。', -1, { path }).split('\n')
    expect(headings).toMatch(/^规划 ＞ … ＞ .*第29级标题很长很长$/)
  })

  it('never grows beyond its length, and shows nothing but the clause’s own words', () => {
    const text = fc.string({ unit: fc.constantFrom(...'残疾人补贴老年。；（）'), maxLength: 2000 })
    const path = fc.array(fc.string({ unit: fc.constantFrom(...'一二、章'), maxLength: 300 }), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(text, path, fc.nat(), (given, headings, pick) => {
        const spans = sentencesOf({ text: given })
        const scores = spans.map((_, i) => (i === pick % (spans.length || 1) ? 1 : 0))
        const shown = passageOf({ path: headings, text: given, spans, scores, companions: ['注'] })
        expect(shown.length).toBeLessThanOrEqual(PASSAGE_LENGTH)
        const body = shown.replace(/\n注$/, '').split('\n').at(-1) ?? ''
        expect(given).toContain(body.replaceAll('…', ''))
      }),
    )
  })
})
