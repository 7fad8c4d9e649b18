import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { prepare } from '../../src/braille/prepare.ts'
import { sounded } from '../../src/braille/readings.ts'
import { wordsOf } from '../../src/braille/words.ts'

describe('words of braille', () => {
  it.each([
    ['残疾人小康进程', '残疾人 小康 进程'],
    ['农村低保制度与扶贫开发', '农村 低保 制度 与 扶贫 开发'],
    ['省残联', '省残联'],
    ['脱贫攻坚', '脱贫 攻坚'],
    ['工作中出现的问题', '工作中 出现 的 问题'],
    ['基本养老金', '基本 养老金'],
  ])('parts %s', (text, expected) => {
    expect(wordsOf(text).join(' ')).toBe(expected)
  })

  it('loses no character of any clause', () => {
    const { clauses } = JSON.parse(readFileSync('index/clauses.json', 'utf8')) as {
      clauses: { text: string }[]
    }
    for (const { text } of clauses)
      for (const [han] of text.matchAll(/\p{Script=Han}+/gu)) expect(wordsOf(han).join('')).toBe(han)
  })
})

describe('a line for the table', () => {
  it.each([
    ['共100元,每月（1）次', '共 ⠼⠁⠚⠚ 元， 每月 （⠼⠁） 次'],
    ['《吉林省规划》印发', '《吉林省 规划》 印发'],
    ['１２３４５', '⠼⠁⠃⠉⠙⠑'],
    ['超过1/2，75%', '超过 ⠼⠁⠌⠼⠃， ⠼⠛⠑⠼⠚⠴'],
    ['WHO标准', 'WHO 标准'],
    ['二〇一七', '二零 一七'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(prepare(text)).toBe(expected)
  })

  it('changes only what the table misreads', () => {
    expect(['社区', '地区', '还', '还款', '检查', '调查'].map(sounded)).toEqual([
      '社驱',
      '地区',
      '孩',
      '还款',
      '检察',
      '调查',
    ])
  })
})
