import { polyphonic } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { pinReadings, type Piece } from '../../src/speech/polyphone.ts'

/** The words that are pinned, and texts around them. */
const SAMPLES: [spoken: string, pinned: [string, string][]][] = [
  [
    '行政区的银行',
    [
      ['行政', 'xing2 zheng4'],
      ['银行', 'yin2 hang2'],
    ],
  ],
  [
    '长春市长期给予重度残疾人补贴',
    [
      ['长春', 'chang2 chun1'],
      ['长期', 'chang2 qi1'],
      ['给予', 'ji3 yu3'],
      ['重度', 'zhong4 du4'],
    ],
  ],
  [
    '参差不齐，还款数额',
    [
      ['参差', 'cen1 ci1'],
      ['还款', 'huan2 kuan3'],
      ['数额', 'shu4 e2'],
    ],
  ],
  [
    '调整供养标准，调动应届生',
    [
      ['调整', 'tiao2 zheng3'],
      ['供养', 'gong1 yang3'],
      ['调动', 'diao4 dong4'],
      ['应届', 'ying1 jie4'],
    ],
  ],
  ['覆盖率不变', [['覆盖率', 'fu4 gai4 lv4']]],
  ['您好', []],
]

const pinned = (pieces: readonly Piece[]): [string, string][] =>
  pieces.flatMap(({ text, pinyin }) =>
    pinyin === undefined ? [] : [[text, pinyin] satisfies [string, string]],
  )

describe('readings of polyphones', () => {
  it.each(SAMPLES)('are pinned: %s', (spoken, expected) => {
    const pieces = pinReadings(spoken)
    expect(pinned(pieces)).toEqual(expected)
    expect(pieces.map((p) => p.text).join('')).toBe(spoken)
  })

  it('are readings that these characters have', () => {
    for (const [word, pinyin] of SAMPLES.flatMap(([spoken]) => pinned(pinReadings(spoken)))) {
      const possible = polyphonic(word, { toneType: 'num', type: 'array' })
      for (const [i, syllable] of pinyin.split(' ').entries())
        expect(possible[i], word).toContain(syllable.replace('v', 'ü'))
    }
  })
})
