/** What our retriever needs of LangChain's core, for the browser: its tracing and callbacks have nobody to tell there. */

export class Document<Metadata> {
  readonly id: string | undefined
  readonly pageContent: string
  readonly metadata: Metadata
  constructor(fields: { id?: string; pageContent: string; metadata: Metadata }) {
    this.id = fields.id
    this.pageContent = fields.pageContent
    this.metadata = fields.metadata
  }
}

export abstract class BaseRetriever<Metadata> {
  abstract _getRelevantDocuments(question: string): Promise<Document<Metadata>[]>
  invoke(question: string): Promise<Document<Metadata>[]> {
    return this['_getRelevantDocuments'](question)
  }
}
