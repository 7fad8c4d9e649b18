import { cite } from '../../corpus/citation.ts'
import type { Citation } from '../../corpus/citation.ts'
import { withdrawnIn } from '../../corpus/corrections.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { storeOf } from '../keeping.ts'
import { createDigests } from './digests.ts'
import type { RunnerMeans } from './means.ts'
import type { Written } from './dialects/dialect.ts'
import { createRecent, createTelling } from './recent.ts'
import { createTokens } from './token.ts'
import { createWording } from './wording.ts'
import { widestFirst } from './world.ts'

function clauseOf({ library, corrections, today }: Services, code: string): Citation | undefined {
  const clause = library.clause(code)
  const document = clause && library.document(clause.documentId)
  return clause && document && !withdrawnIn(corrections).has(clause.id)
    ? cite(clause, document, { today: today() })
    : undefined
}

/** Undefined without STATE_SECRET: no call could be told from another, nor gone on with. */
export function meansFrom(
  services: Services,
  settings: Settings,
  report: (error: unknown) => void,
): RunnerMeans | undefined {
  const { privacy, library, sms } = services
  const hasher = privacy?.hasher
  if (!hasher) return undefined
  const { transferTo } = settings
  const told = createRecent<Written>()
  return {
    ask: (question) => services.ask(question),
    store: async () => storeOf(services),
    ...(privacy.vault ? { vault: privacy.vault } : {}),
    ...(sms ? { sms } : {}),
    digests: createDigests(hasher),
    tokens: createTokens(hasher),
    wording: createWording(services, settings),
    today: () => services.today(),
    now: () => Date.now(),
    placeIn: (text) => services.placeIn(text),
    clauseOf: (code) => clauseOf(services, code),
    places: widestFirst(library.documents.map(({ region }) => region)),
    ...(transferTo ? { person: transferTo } : {}),
    told,
    telling: createTelling(told),
    jobs: new Set(),
    losses: 0,
    phoneSecret: () => hasher.hash('voice phone', 'secret'),
    report,
  }
}
