/** What a document is. Decides, with its title, whether it can lapse (a plan has a period, an opinion need not). */
export type DocumentKind =
  'plan' | 'opinion' | 'measures' | 'notice' | 'interpretation' | 'personnel' | 'about'

/** The gazette that a document stands in. */
export interface Gazette {
  id: string
  title: string
  /** As printed: 2017年第4期（复总第744期）. */
  issue: string
  /** File name under corpus/. */
  file: string
}

/** A document's record: what is known of it besides its clauses. Dates are ISO (YYYY-MM-DD). */
export interface DocumentRecord {
  id: string
  /** Title of the thing itself: of the plan, not of the notice that carries it. */
  title: string
  /** Title of the notice (通知) that carries it, when there is one. */
  noticeTitle?: string
  /** 文号 as printed, brackets normalised to 〔〕. */
  number?: string
  issuer: string
  /** Name of the region whose government issued it: 吉林省, 同江市. */
  region: string
  issuedOn?: string
  kind: DocumentKind
  gazette: Gazette
  /** Page in the gazette's table of contents. */
  page?: number
  /** Period in force, from the text or the manifest. Absent = the gazette does not say. */
  inForce: { from?: string; to?: string; note?: string }
  replaces?: string[]
  replacedBy?: string
  /** Ids of later documents on the same matter that do not say that they replace this one. */
  newer?: string[]
  /** For an interpretation: id of the document that it explains. */
  interprets?: string
}
