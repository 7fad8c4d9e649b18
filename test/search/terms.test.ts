import { describe, expect, it } from 'vitest'
import { countTerms, termsOf } from '../../src/search/terms.ts'

describe('termsOf', () => {
  it('gives characters and pairs', () => {
    expect(termsOf('护理补贴')).toEqual(['护', '理', '护理', '补', '理补', '贴', '补贴'])
  })

  it('leaves out function characters, alone and among themselves, but not beside others', () => {
    expect(termsOf('我的')).toEqual([])
    expect(termsOf('老人的')).toEqual(['老', '人', '老人', '人的'])
  })

  it('pairs no characters across punctuation', () => {
    expect(termsOf('低保，医保')).not.toContain('保医')
  })

  it('folds full width and capitals', () => {
    expect(termsOf('ＨＰＶ疫苗')).toEqual(termsOf('hpv疫苗'))
  })

  it('gives a number once more as plain decimal, however it is written', () => {
    expect(termsOf('六十岁')).toContain('#60')
    expect(termsOf('６０岁')).toEqual(['岁', '#60'])
  })

  it('keeps repeats, and counts them', () => {
    expect(countTerms('补补').get('补')).toBe(2)
  })
})
