import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { CorpusError } from '../../src/errors.ts'
import { oneFile, realInput } from './shelf.ts'

/** CI runs a seeded tenth of what a developer's machine does. */
const RUNS = process.env.CI ? 40 : 400

const names = ['jilin-2017-04.txt', 'jilin-2017-22.txt', 'jilin-2022-23.txt', 'tongjiang-2017-37.txt']

/** Reading either works or stops with a CorpusError. */
function reads(text: string, kind: 'gazette' | 'document'): void {
  try {
    readCorpus(oneFile(text, kind))
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error
  }
}

const damage = fc.record({
  name: fc.constantFrom(...names),
  from: fc.nat(900),
  length: fc.integer({ min: 1, max: 120 }),
  seed: fc.nat(),
  kind: fc.constantFrom('gazette' as const, 'document' as const),
})

const linesOf = (name: string, from: number, length: number): string[] =>
  (realInput().files.get(name) ?? '').split('\n').slice(from, from + length)

describe('a broken gazette', () => {
  it('never throws but a CorpusError when lines are shuffled', () => {
    expect(() =>
      fc.assert(
        fc.property(damage, ({ name, from, length, seed, kind }) => {
          const lines = linesOf(name, from, length)
          const shuffled = lines
            .map((l, i) => [(i * 7919 + seed) % 1009, l] as const)
            .toSorted((a, b) => a[0] - b[0])
          reads(shuffled.map(([, l]) => l).join('\n'), kind)
        }),
        { numRuns: RUNS, seed: 1 },
      ),
    ).not.toThrow()
  })

  it('never throws but a CorpusError when it is cut off anywhere', () => {
    expect(() =>
      fc.assert(
        fc.property(damage, ({ name, from, length, seed, kind }) => {
          const text = linesOf(name, from, length).join('\n')
          reads(text.slice(0, seed % (text.length + 1)), kind)
        }),
        { numRuns: RUNS, seed: 2 },
      ),
    ).not.toThrow()
  })

  it('never throws but a CorpusError on garbage', () => {
    const glyph = fc.constantFrom(
      ...'一二（）()１.、。：\t\n \n\n附件专栏注各〔2016〕号吉政发意见表暋暠灡“”x9—'.split(''),
    )
    expect(() =>
      fc.assert(
        fc.property(
          fc.string({ unit: glyph, maxLength: 300 }),
          fc.constantFrom('gazette' as const, 'document' as const),
          reads,
        ),
        { numRuns: RUNS * 5, seed: 3 },
      ),
    ).not.toThrow()
  })

  it.each([
    ['', 1, '文件是空的'],
    ['好的\n\u0000\u0001', 2, '不是 UTF-8 文本'],
    ['plain words only', 1, '里面没有汉字'],
    ['目录\n\n省政府文件\n\n关于某事的通知 (1)\n\n编辑委员会\n\n没有这份文件的正文。', 7, '没有找到任何文件'],
  ])('stops with file, line and reason: %j', (text, line, reason) => {
    const read = (): unknown => readCorpus(oneFile(text, 'gazette'))
    expect(read).toThrow(CorpusError)
    expect(read).toThrow(`x.txt:${line}: `)
    expect(read).toThrow(reason)
  })

  it('stops when a fragment is a copy of nothing', () => {
    const input = realInput()
    const manifest = JSON.parse(input.manifest) as { gazettes: { kind: string; file: string }[] }
    manifest.gazettes = manifest.gazettes.filter(
      (g) => g.kind === 'fragment' || g.file === 'tongjiang-2017-37.txt',
    )
    expect(() => readCorpus({ ...input, manifest: JSON.stringify(manifest) })).toThrow(
      '看不出它是哪份文件的残页',
    )
  })

  it.each([
    ['{', '不是合法的 JSON'],
    ['{"gazettes":[],"documents":{},"regions":[]}', 'gazettes'],
    [
      '{"gazettes":[{"id":"a","file":"../a","kind":"gazette","title":"t","issue":"i","region":"r"}],"documents":{},"regions":[]}',
      '只写文件名',
    ],
    [
      '{"gazettes":[{"id":"a","file":"a.txt","kind":"gazette","title":"t","issue":"i","region":"月球"}],"documents":{},"regions":[]}',
      '月球',
    ],
  ])('names what is wrong in the manifest: %s', (manifest, reason) => {
    expect(() => readCorpus({ manifest, files: new Map(), codes: new Map() })).toThrow(reason)
  })

  it('names a gazette that is listed but not there', () => {
    expect(() => readCorpus({ ...realInput(), files: new Map() })).toThrow(
      'jilin-2017-04.txt: manifest.json 里写了它',
    )
  })
})
