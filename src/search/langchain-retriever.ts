import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager'
import { Document } from '@langchain/core/documents'
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers'
import type { Match, Retriever, SearchOptions } from './match.ts'

/** What a chain gets to know of a passage besides its text. */
export interface PassageMetadata {
  clauseId: string
  code: string
  documentId: string
  documentTitle: string
  documentNumber: string | null
  region: string
  path: string[]
  /** Comparable within one result only. */
  score: number
  /** Everything that is known of it, for a step in the same process. */
  match: Match
}

export interface LangChainRetrieverOptions extends BaseRetrieverInput, SearchOptions {
  retriever: Retriever
}

/** Our search as a LangChain retriever: a question in, passages as Documents out, best first. `id` is the clause's. */
export class LangChainRetriever extends BaseRetriever<PassageMetadata> {
  override lc_namespace = ['tingzheng', 'search']
  static override lc_name(): string {
    return 'LangChainRetriever'
  }

  readonly #retriever: Retriever
  readonly #options: SearchOptions

  constructor({ retriever, k, allow, ...fields }: LangChainRetrieverOptions) {
    super(fields)
    this.#retriever = retriever
    this.#options = allow ? { k, allow } : { k }
  }

  override async _getRelevantDocuments(
    question: string,
    _run?: CallbackManagerForRetrieverRun,
  ): Promise<Document<PassageMetadata>[]> {
    const { matches } = await this.#retriever.search(question, this.#options)
    return matches.map((match) => {
      const { clause, document, score, text } = match
      return new Document({
        id: clause.id,
        pageContent: text,
        metadata: {
          clauseId: clause.id,
          code: clause.code,
          documentId: document.id,
          documentTitle: document.title,
          documentNumber: document.number ?? null,
          region: document.region,
          path: clause.path,
          score,
          match,
        },
      })
    })
  }
}
