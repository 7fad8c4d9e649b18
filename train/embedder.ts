import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createStaticEmbedder, TABLE_FILE } from '../src/drivers/static-embedder.ts'
import { writeTable } from '../src/drivers/static-table.ts'
import { createTransformersEmbedder } from '../src/drivers/transformers-embedder.ts'
import { readGazettes, readQuestions } from '../src/ingest.ts'
import { parseVocabulary } from '../src/search/vocabulary.ts'
import { collectLines } from './lines.ts'
import { trainStudent } from './student.ts'
import { teacherVectors } from './teacher.ts'

/** Makes index/embedder.bin; README.md beside this file says from what, and how to run it. */
const { values: options } = parseArgs({
  options: {
    'model-dir': { type: 'string', default: process.env['MODEL_DIR'] ?? '../shared/models' },
    text: { type: 'string', default: '../shared/text' },
    cache: { type: 'string', default: join(tmpdir(), 'tingzheng-teacher') },
    out: { type: 'string', default: join('index', TABLE_FILE) },
  },
})

const vocabulary = parseVocabulary(readFileSync('corpus/vocabulary.json', 'utf8'))
const { learn, heldOut } = collectLines({
  clauses: readGazettes().clauses,
  phrases: vocabulary.entries.flatMap(({ say, official }) => [...say, ...official]),
  questions: Object.values(readQuestions()).flat(),
  textDir: options.text,
})
console.log(`${learn.length} lines to learn from, ${heldOut.length} held out`)

const teacher = await createTransformersEmbedder({ modelDir: options['model-dir'], threads: 1 })
const { space, dimensions } = teacher
const vectors = await teacherVectors(learn, teacher, options.cache)
const table = trainStudent({ lines: learn, vectors, dimensions })
const bytes = writeTable({ name: 'static-v1', space, ...table })
writeFileSync(options.out, bytes)

const student = createStaticEmbedder(bytes.buffer)
const right = await teacherVectors(heldOut, teacher, options.cache)
const foreseen = await student.embedDocuments(heldOut)
const cosines = foreseen.map((vector, i) =>
  vector.reduce((sum, value, d) => sum + value * (right[i * dimensions + d] as number), 0),
)
const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length
console.log(`cosine with the teacher on lines held out: ${mean.toFixed(4)}; ${bytes.length} bytes`)
