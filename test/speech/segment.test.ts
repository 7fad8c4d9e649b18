import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { readSnapshot } from '../../src/search/snapshot-files.ts'
import { groupsOf, LONGEST_GROUP, LONGEST_SEGMENT, segmentsOf } from '../../src/speech/segment.ts'
import { toSpoken } from '../../src/speech/speak.ts'

const sentence = (length: number, end = '。'): string => '残'.repeat(length - 1) + end

describe('segments', () => {
  it('end where sentences end, and hold as many as fit', () => {
    const spoken = [sentence(30), sentence(30), sentence(31), sentence(20)].join('')
    expect(segmentsOf(spoken).map((s) => s.length)).toEqual([60, 51])
  })

  it('end at ； or else ， where a sentence is too long, and in a word only without either', () => {
    expect(segmentsOf(`${sentence(40, '；')}${sentence(40)}`).map((s) => s.at(-1))).toEqual(['；', '。'])
    expect(segmentsOf(`${sentence(40, '，')}${sentence(40)}`).map((s) => s.at(-1))).toEqual(['，', '。'])
    expect(segmentsOf(sentence(130)).map((s) => s.length)).toEqual([60, 60, 10])
  })

  it('keep lines together where they fit, and drop only what parts them', () => {
    expect(segmentsOf('好的。\n再见。')).toEqual(['好的。再见。'])
    expect(segmentsOf('')).toEqual([])
  })

  it('say every clause whole, in 60 characters each and 480 a verb, within the URL-encoded limit', async () => {
    const { clauses } = await readSnapshot(createNodeFiles('index'))
    for (const { text } of clauses) {
      const spoken = toSpoken(text)
      const segments = segmentsOf(spoken)
      expect(segments.join('')).toBe(spoken.replaceAll('\n', ''))
      expect(Math.max(...segments.map((s) => s.length))).toBeLessThanOrEqual(LONGEST_SEGMENT)
      const groups = groupsOf(segments)
      expect(groups.join('')).toBe(segments.join(''))
      for (const group of groups) {
        expect(group.length).toBeLessThanOrEqual(LONGEST_GROUP)
        expect(encodeURIComponent(group).length).toBeLessThanOrEqual(4500)
      }
    }
  })
})

describe('the room', () => {
  it('knows nothing of where it runs', () => {
    const names = [
      'date',
      'document-number',
      'fold',
      'gate',
      'latin',
      'numeral',
      'phone',
      'polyphone',
      'quantity',
    ]
    for (const name of [...names, 'segment', 'signs', 'speak'])
      expect(readFileSync(`src/speech/${name}.ts`, 'utf8')).not.toMatch(/from '(?!\.\/)|process|Buffer/)
  })
})
