import { beforeAll, describe, expect, it } from 'vitest'
import { sounded } from '../../src/braille/readings.ts'
import { prepare } from '../../src/braille/prepare.ts'
import { openLiblouis } from '../../src/drivers/liblouis-braille.ts'
import type { Braille } from '../../src/ports/braille.ts'
import { soundOf, wordsOfCorpus } from '../braille/sounds.ts'
import { missing } from './optional.ts'

const why = missing({ program: 'lou_translate' })
/** Initials that a polyphone turns on, tones left out: zh ⠌, ch ⠟, sh ⠱, c ⠉, h and x ⠓, q and k ⠅. */
describe.skipIf(why !== '')(`liblouis ${why}`, () => {
  let braille: Braille
  const cells = async (text: string) => (await braille.cells([prepare(text)]))[0] ?? ''
  beforeAll(async () => {
    const opened = await openLiblouis()
    if (!opened) throw new Error('lou_translate or its table zhcn-cbs is missing')
    braille = opened
  })

  it.each([
    ['重度', /^⠌⠲/],
    ['重庆', /^⠟⠲/],
    ['银行', /⠓⠦.?$/],
    ['行动', /^⠓⠡/],
    ['长春', /^⠟⠦/],
    ['校长', /⠌⠦.?$/],
    ['厅长', /⠌⠦.?$/],
    ['参加', /^⠉⠧/],
    ['人参', /⠱⠴.?$/],
    ['调整', /^⠞⠜/],
    ['调查', /^⠙⠜.?⠟⠔/],
    ['朝阳区', /⠅⠬.?$/],
    ['社区', /⠅⠬.?$/],
    ['还款', /^⠓⠻/],
    ['供给', /⠛⠊.?$/],
    ['用地', /⠙⠊.?$/],
    ['慢慢地', /⠙⠢.?$/],
  ])('sounds %s rightly', async (word, expected) => {
    expect(await cells(word)).toMatch(expected)
  })

  it('sounds the words of the gazettes as another dictionary does, but for ten of five thousand', async () => {
    const words = wordsOfCorpus()
    const found: string[] = []
    for (let at = 0; at < words.length; at += 1000)
      found.push(...(await braille.cells(words.slice(at, at + 1000).map(sounded))))
    const other = words.filter((word, i) => !soundOf(word).test(found[i] ?? ''))
    expect(words.length).toBeGreaterThan(4000)
    expect(other.length, other.join(' ')).toBeLessThanOrEqual(10)
  })

  it.each([
    ['2017年6月29日', '⠼⠃⠚⠁⠛⠀⠝⠩⠀⠼⠋⠀⠾⠀⠼⠃⠊⠀⠚⠆'],
    ['12385。', '⠼⠁⠃⠉⠓⠑⠐⠆'],
    ['（1）', '⠰⠄⠼⠁⠠⠆'],
    ['0.5%', '⠼⠚⠄⠑⠼⠚⠴'],
    ['1,200', '⠼⠁⠂⠃⠚⠚'],
    ['2016-2020', '⠼⠃⠚⠁⠋⠤⠼⠃⠚⠃⠚'],
  ])('writes %s as %s', async (text, expected) => {
    expect(await cells(text)).toBe(expected)
  })

  it('parts words by one blank, and nothing from its punctuation', async () => {
    expect(await cells('残疾人护理补贴，每人每月100元。')).toBe('⠉⠧⠛⠊⠂⠚⠴⠀⠓⠥⠆⠇⠊⠄⠀⠃⠥⠄⠞⠑⠁⠐⠀⠍⠮⠄⠚⠴⠀⠍⠮⠄⠾⠀⠼⠁⠚⠚⠀⠯⠂⠐⠆')
  })

  it('gives a line for a line: empty, very long, of characters that it does not know', async () => {
    const long = prepare('重度残疾人护理补贴，'.repeat(400))
    const [none, much, last] = await braille.cells(['', long, '∙𠮷好'])
    expect(none).toBe('')
    expect(much?.match(/⠉⠧⠛⠊/g)).toHaveLength(400)
    expect(last).toBe('⠿⠿⠓⠖⠄')
  })

  it('takes no option and no line break for anything but text', async () => {
    expect(await braille.cells(['--help', 'a\nb'])).toHaveLength(2)
  })
})

describe('without liblouis', () => {
  it('is undefined', async () => {
    const path = process.env['PATH']
    process.env['PATH'] = '/nowhere'
    try {
      expect(await openLiblouis()).toBeUndefined()
    } finally {
      process.env['PATH'] = path
    }
  })
})
