import { describe, expect, it } from 'vitest'
import type { Embedder } from '../../src/ports/embedder.ts'
import { readCorpusDigest, readSnapshot, writeSnapshot } from '../../src/search/snapshot-files.ts'
import { buildSnapshot, type SnapshotInput } from '../../src/search/snapshot.ts'
import { createVocabulary } from '../../src/search/vocabulary.ts'
import { clause, DOCUMENTS, subjectEmbedder } from './collection.ts'

const CLAUSES = [
  clause({ id: 'jl.1', text: '为老年人免费体检，每年一次，由乡镇卫生院负责。对失能的老年人提供上门服务。' }),
  clause({ id: 'jl.2', text: '残疾人基本型辅助器具适配给予补贴。' }),
]
const vocabulary = createVocabulary([{ say: ['拐棍'], official: ['辅助器具'] }])
const by = (embedder: Embedder, digest = 'a') => ({ embedder, digest })

const build = (given: Partial<SnapshotInput> = {}) =>
  buildSnapshot({ documents: DOCUMENTS, clauses: CLAUSES, corpusDigest: 'd1', vocabulary, ...given })

/** Files in memory; `damage` changes what is read. */
const filesOf = (
  written: Map<string, Uint8Array<ArrayBuffer>>,
  damage: Record<string, Uint8Array<ArrayBuffer> | null> = {},
) => ({
  read: async (name: string) => {
    const bytes = name in damage ? damage[name] : written.get(name)
    return bytes?.slice().buffer ?? null
  },
})

const bytes = (text: string) => new TextEncoder().encode(text)
const textOf = (written: Map<string, Uint8Array>, name: string) => new TextDecoder().decode(written.get(name))

describe('a written snapshot', () => {
  it('is the same in every byte when built again', async () => {
    const once = await writeSnapshot(await build({ standard: by(subjectEmbedder()) }))
    expect(await writeSnapshot(await build({ standard: by(subjectEmbedder()) }))).toEqual(once)
  })

  it('is the same in every byte when read and written again', async () => {
    const once = await writeSnapshot(await build({ standard: by(subjectEmbedder()) }))
    expect(await writeSnapshot(await readSnapshot(filesOf(once)))).toEqual(once)
  })

  it('keeps one clause a line', async () => {
    const lines = textOf(await writeSnapshot(await build()), 'clauses.json').split('\n')
    expect(lines.filter((line) => line.includes('"id":"jl.'))).toHaveLength(CLAUSES.length)
  })

  it('can do without vectors', async () => {
    const written = await writeSnapshot(await build())
    expect([...written.keys()]).not.toContain('vectors.bin')
    expect((await readSnapshot(filesOf(written))).vectors).toBeUndefined()
  })

  it('says which corpus it was built from', async () => {
    const written = await writeSnapshot(await build())
    expect(await readCorpusDigest(filesOf(written))).toBe('d1')
    expect(await readCorpusDigest(filesOf(written, { 'snapshot.json': null }))).toBeUndefined()
    expect(
      await readCorpusDigest(filesOf(written, { 'snapshot.json': bytes('{"format":0}') })),
    ).toBeUndefined()
  })
})

describe('reading refuses', () => {
  const written = build({ standard: by(subjectEmbedder()) }).then(writeSnapshot)

  it.each(['snapshot.json', 'clauses.json', 'vocabulary.json', 'words.bin', 'vectors.bin'])(
    'a missing %s',
    async (name) => {
      await expect(readSnapshot(filesOf(await written, { [name]: null }))).rejects.toThrow(name)
    },
  )

  it.each(['clauses.json', 'vocabulary.json', 'words.bin', 'vectors.bin'])('a changed %s', async (name) => {
    const changed = (await written).get(name)?.slice() ?? new Uint8Array()
    changed[changed.length - 3] = (changed[changed.length - 3] ?? 0) ^ 1
    await expect(readSnapshot(filesOf(await written, { [name]: changed }))).rejects.toThrow(
      `${name} 与 snapshot.json 不符`,
    )
  })

  it('another format', async () => {
    const other = bytes(textOf(await written, 'snapshot.json').replace(/"format": \d+/, '"format": 99'))
    await expect(readSnapshot(filesOf(await written, { 'snapshot.json': other }))).rejects.toThrow('第 99 版')
  })

  it('parts of two builds, though each is whole', async () => {
    const other = await build({ clauses: [...CLAUSES, clause({ id: 'jl.3', text: '第三条。' })] })
    const mixed = writeSnapshot({ ...other, words: (await build()).words })
    await expect(mixed.then((files) => readSnapshot(filesOf(files)))).rejects.toThrow('不是同一次做成的')
  })
})

describe('vectors', () => {
  it('stand for each sentence behind its heading, then for each question', async () => {
    const embedder = subjectEmbedder()
    const { vectors } = await build({ standard: by(embedder), questions: { 'jl.2': ['拐棍给钱不'] } })
    expect([...(vectors?.clauseOf ?? [])]).toEqual([0, 0, 1, 1])
    expect([...(vectors?.sentences ?? [])]).toEqual([2, 1])
    expect(embedder.asked.toSorted()).toEqual(
      [
        '拐棍给钱不',
        '规划 残疾人基本型辅助器具适配给予补贴。',
        '规划 为老年人免费体检，每年一次，由乡镇卫生院负责。',
        '规划 对失能的老年人提供上门服务。',
      ].toSorted(),
    )
  })

  it('come from the teacher where it is at hand, and say so', async () => {
    const standard = subjectEmbedder()
    const { vectors } = await build({ standard: by(standard), teacher: by(subjectEmbedder('teacher'), 't') })
    expect(standard.asked).toEqual([])
    expect(vectors?.makers).toEqual([
      { name: 'subjects', digest: 'a' },
      { name: 'teacher', digest: 't' },
    ])
    expect([...(vectors?.makerOf ?? [])]).toEqual([1, 1, 1])
  })

  it('of the teacher are kept for what did not change, and the rest made by the standard embedder', async () => {
    const previous = await build({
      standard: by(subjectEmbedder()),
      teacher: by(subjectEmbedder('teacher'), 't'),
    })
    const standard = subjectEmbedder()
    const clauses = [...CLAUSES, clause({ id: 'jl.3', text: '住房困难的给予公共租赁住房。' })]
    const { vectors } = await build({ clauses, standard: by(standard), previous })
    expect(standard.asked).toEqual(['规划 住房困难的给予公共租赁住房。'])
    expect([...(vectors?.makerOf ?? [])]).toEqual([1, 1, 1, 0])
  })

  it('of a teacher with other weights are made again by the one at hand', async () => {
    const previous = await build({
      standard: by(subjectEmbedder()),
      teacher: by(subjectEmbedder('teacher'), 'old'),
    })
    const teacher = subjectEmbedder('teacher')
    const { vectors } = await build({
      standard: by(subjectEmbedder()),
      teacher: by(teacher, 'new'),
      previous,
    })
    expect(teacher.asked).toHaveLength(3)
    expect(vectors?.makers.map((maker) => maker.digest)).toEqual(['a', 'new'])
  })

  it('of the standard embedder are never kept: its table may be another', async () => {
    const previous = await build({ standard: by(subjectEmbedder()) })
    const standard = subjectEmbedder()
    await build({ standard: by(standard), previous })
    expect(standard.asked).toHaveLength(3)
  })

  it('of two spaces are refused', async () => {
    const teacher = by(subjectEmbedder('teacher', 'elsewhere'), 't')
    await expect(build({ standard: by(subjectEmbedder()), teacher })).rejects.toThrow('elsewhere')
  })
})

describe('building refuses', () => {
  it('questions for a clause that does not exist', async () => {
    await expect(build({ questions: { 'jl.9': ['有吗'] } })).rejects.toThrow('jl.9')
  })

  it('two clauses of one id', async () => {
    await expect(build({ clauses: [...CLAUSES, clause({ id: 'jl.1', text: '又一条' })] })).rejects.toThrow(
      '编号相同',
    )
  })
})
