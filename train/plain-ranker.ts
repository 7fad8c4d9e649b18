import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createNodeFiles } from '../src/drivers/node-files.ts'
import { createStaticEmbedder } from '../src/drivers/static-embedder.ts'
import { createTransformersEmbedder } from '../src/drivers/transformers-embedder.ts'
import type { Embedder } from '../src/ports/embedder.ts'
import { FEATURES } from '../src/search/features.ts'
import { readSnapshot } from '../src/search/snapshot-files.ts'
import { buildSnapshot } from '../src/search/snapshot.ts'
import { createVocabulary } from '../src/search/vocabulary.ts'
import { medicalCollection, ownCollection, readingCollection, type Collection } from './collections.ts'
import { examplesIn, type Asking, type Example } from './examples.ts'
import { learn, recall, weightsFile } from './softmax.ts'

/**
 * Learns the ranker's weights for collections without everyday questions, from three kinds of them, each of the same
 * say: once with the teacher's vectors, once with a table's. The table must not have learnt from these texts, or it would
 * be trusted too much: README.md beside this file says how to make such a one. Prints what two collections say of the
 * third, which they have not seen.
 * Run: node --import tsx train/plain-ranker.ts --table FILE
 */
const { values: options } = parseArgs({
  options: {
    table: { type: 'string' },
    'model-dir': { type: 'string', default: process.env['MODEL_DIR'] ?? '../shared/models' },
    text: { type: 'string', default: '../shared/text' },
    out: { type: 'string', default: 'src/search/plain-weights.ts' },
  },
})
if (options.table === undefined) throw new Error('--table FILE')

/**
 * What a table's vectors count of what was learnt: on texts further from all that it knows they mislead. Of the three
 * collections left out in turn, against words: all of it own +2.5, reading +0.2, medical -2.9 points of R@5; a half +1.5,
 * +0.1, -0.2.
 */
const CAUTION = 0.5

const base = await readSnapshot(createNodeFiles('index'))
const teacher = await createTransformersEmbedder({ modelDir: options['model-dir'] })
const student = createStaticEmbedder(new Uint8Array(readFileSync(options.table)).buffer)

async function examplesOf(collection: Collection, embedder: Embedder): Promise<Example[]> {
  const { documents, clauses, questions } = collection
  const standard = { embedder, digest: '' }
  const snapshot = await buildSnapshot({
    documents,
    clauses,
    corpusDigest: '',
    vocabulary: createVocabulary([]),
    standard,
  })
  const askings = questions.map(([question, gold]): Asking => ({
    question,
    gold,
    fold: 0,
    allow: () => true,
  }))
  return examplesIn(snapshot, askings, embedder)
}

/**
 * Learnt to the end, weights trusted cosines too much on a collection that they had not seen: of our own clauses, left out,
 * R@5 63.0 instead of 66.4 with the teacher's vectors.
 */
const EARLY = { passes: 150, rate: 1 }

/** What belongs to gazettes alone. */
const without = ['question', 'interpretation'] as const
const words = Float64Array.of(1)
const collections = [ownCollection(base), readingCollection(options.text), medicalCollection(options.text)]

async function weightsWith(embedder: Embedder): Promise<Float64Array> {
  const sets: Example[][] = []
  for (const collection of collections) sets.push(await examplesOf(collection, embedder))
  const share = new Map(sets.flatMap((set) => set.map((example) => [example, 1 / set.length])))
  const learnFrom = (some: readonly Example[][]) =>
    learn(some.flat(), { ...EARLY, without, counts: (example) => share.get(example) ?? 0 })
  for (const [i, { name }] of collections.entries()) {
    const set = sets[i] ?? []
    const others = recall(set, learnFrom(sets.filter((_, j) => j !== i)))
    console.log(`${embedder.name}, ${name} (${set.length}): words ${recall(set, words)}`)
    console.log(`  added ${recall(set)}; ranker ${others}`)
  }
  return learnFrom(sets)
}

const untaught = (await weightsWith(student)).map((weight, i) =>
  FEATURES[i] === 'vectors' || FEATURES[i] === 'sentence' ? weight * CAUTION : weight,
)
const taught = await weightsWith(teacher)
const names = collections.map(({ name }) => name).join(', ')
const made = `Made by train/plain-ranker.ts from the collections ${names}`
const text = [
  weightsFile('TAUGHT_PLAIN', `${made}, with the teacher's vectors`, taught),
  weightsFile('UNTAUGHT_PLAIN', `${made}, with a table's`, untaught).replace(/^import .*\n\n/, ''),
].join('\n')
console.log(text)
writeFileSync(options.out, text)
