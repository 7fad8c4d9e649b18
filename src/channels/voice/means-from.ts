import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { storeOf } from '../keeping.ts'
import { createDigests } from './digests.ts'
import type { RunnerMeans } from './means.ts'
import { createRecent } from './recent.ts'
import { createTokens } from './token.ts'
import { createWording } from './wording.ts'
import { widestFirst } from './world.ts'

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
    places: widestFirst(library.documents.map(({ region }) => region)),
    ...(transferTo ? { person: transferTo } : {}),
    told: createRecent(),
    jobs: new Set(),
    losses: 0,
    phoneSecret: () => hasher.hash('voice phone', 'secret'),
    report,
  }
}
