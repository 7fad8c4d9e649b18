import type { Clause } from '../../src/corpus/clause.ts'
import type { DocumentRecord } from '../../src/corpus/document.ts'
import { PortError } from '../../src/errors.ts'
import type { Embedder } from '../../src/ports/embedder.ts'

const gazette = { id: 'g', title: '公报', issue: '第1期', file: 'g.txt' }

export const DOCUMENTS: DocumentRecord[] = [
  {
    id: 'jl',
    title: '吉林省规划',
    issuer: '吉林省人民政府',
    region: '吉林省',
    kind: 'plan',
    gazette,
    inForce: {},
  },
  {
    id: 'tj',
    title: '同江市规划',
    issuer: '同江市人民政府',
    region: '同江市',
    kind: 'plan',
    gazette,
    inForce: {},
  },
]

let made = 0

/** A clause with what a test is about; everything else is filled in. */
export function clause(given: Partial<Clause> & Pick<Clause, 'id' | 'text'>): Clause {
  made++
  const code = String(1_000_000 + made)
  const rest = {
    documentId: 'jl',
    kind: 'item',
    path: ['规划'],
    spans: [],
    notes: [],
    definitions: [],
  } as const
  return { code, ...rest, path: [...rest.path], spans: [], notes: [], definitions: [], ...given }
}

/**
 * An embedder whose vectors can be told by hand: one dimension for each subject, set by the words that belong to it.
 * Counts what it was asked, so that a test sees what was not embedded again.
 */
export function subjectEmbedder(name = 'subjects', space = 'subjects'): Embedder & { asked: string[] } {
  const subjects = [/残疾|轮椅/, /老人|老年|养老/, /医|药|看病|治/, /房|住/, /钱|补贴|元/]
  const asked: string[] = []
  const embed = (text: string): number[] => {
    asked.push(text)
    const vector = subjects.map((subject) => (subject.test(text) ? 1 : 0.1))
    const length = Math.hypot(...vector)
    return vector.map((value) => value / length)
  }
  return {
    name,
    space,
    dimensions: subjects.length,
    asked,
    embedDocuments: async (texts) => texts.map(embed),
    embedQuery: async (text) => embed(text),
  }
}

/** An embedder that is always down. */
export function brokenEmbedder(): Embedder {
  const fail = async () => {
    throw new PortError('embedder', '停了', { retryable: true })
  }
  return { name: 'broken', space: 'subjects', dimensions: 5, embedDocuments: fail, embedQuery: fail }
}
