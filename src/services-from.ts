import { sha256 } from './digest.ts'
import { PROMPT_VERSION } from './answer/draft-prompt.ts'
import { createPipeline } from './answer/pipeline.ts'
import { allowIn } from './answer/steps/place.ts'
import corrections from '../corpus/corrections.json' with { type: 'json' }
import { readCorrections, withdrawnIn } from './corpus/corrections.ts'
import { dayInChina } from './corpus/day.ts'
import { parseDirectory } from './corpus/directory.ts'
import { createLibrary } from './corpus/library.ts'
import { parseManifest } from './corpus/manifest.ts'
import { askedFrom } from './corpus/questions.ts'
import { readRegions } from './corpus/region.ts'
import type { VectorRows } from './cosine.ts'
import { createHttpOutcomes } from './drivers/http-outcomes.ts'
import { createHttpRecognizer, createHttpSynthesizer } from './drivers/http-speech.ts'
import { createHttpSmsSender } from './drivers/http-sms-sender.ts'
import { PortError } from './errors.ts'
import { consoleLog } from './log.ts'
import type { ChatModel } from './ports/chat-model.ts'
import type { Embedder } from './ports/embedder.ts'
import type { Files } from './ports/files.ts'
import type { VectorStore } from './ports/vector-store.ts'
import { createHasher, createVault } from './privacy/vault.ts'
import { resting } from './resting.ts'
import { WEIGHTS } from './search/ranker-weights.ts'
import { createRetriever } from './search/retriever.ts'
import { readSnapshot } from './search/snapshot-files.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import { within } from './time-limit.ts'

/** What a door brings: where the index lies, who embeds the question, where the vectors are kept. */
export interface Drivers {
  files: Files
  /** Absent: words alone. */
  embedder?: Embedder
  /** Asked in its place where the index has no vectors of the embedder's own space. */
  standIn?: Embedder
  store: (rows: VectorRows) => VectorStore | Promise<VectorStore>
  /** Absent: answers are told without a language model. */
  chat?: ChatModel
}

/** The whole service from a built index: the same on every runtime. */
export async function servicesFrom(
  { files, embedder: chosen, standIn, store, chat }: Drivers,
  settings: Settings,
): Promise<Services> {
  const snapshot = await readSnapshot(files)
  const library = createLibrary(snapshot.documents, snapshot.clauses)
  const { regions: named } = parseManifest(await textOf(files, 'manifest.json'))
  const regions = readRegions(await textOf(files, 'regions.tsv'), named)
  const directory = parseDirectory(await textOf(files, 'directory.json'), await textOf(files, 'bodies.tsv'))
  // One that has no stand-in is left to the retriever, which refuses what does not fit.
  const embedder = standIn && chosen?.space !== snapshot.vectors?.space ? standIn : chosen
  const vectors = embedder &&
    snapshot.vectors && {
      embedder: timedEmbedder(embedder),
      store: timedStore(await store(snapshot.vectors)),
    }
  const retriever = createRetriever({ snapshot, ...(vectors ? { vectors } : {}) })
  // Enough to tell versions apart.
  const ranker = (await sha256(JSON.stringify(WEIGHTS))).slice(0, 12)
  const today = () => settings.today ?? dayInChina(Date.now())
  const stopped = (kinds: readonly string[]): void =>
    consoleLog({ event: 'stopped', faults: kinds.join(' ') })
  const corrected = readCorrections(corrections, (id) => library.clause(id) !== undefined)
  const withdrawn = withdrawnIn(corrected)
  const means = { library, retriever, regions, directory, withdrawn, today, stopped }
  return {
    library,
    retriever,
    allowFor: (region) => allowIn(region ? regions.resolve(region) : undefined, library, regions),
    placeIn: (text) =>
      regions
        .mentionedIn(text)
        .map(({ region }) => region.name)
        .join('') || undefined,
    ask: createPipeline({ ...means, ...(chat ? { chat: resting(chat) } : {}) }).ask,
    corrections: corrected,
    directory: directory.entries,
    askedOf: (id) =>
      askedFrom(snapshot.counts[id] ? (snapshot.questions[id] ?? []) : [], snapshot.counts[id] ?? [0, 0]),
    today,
    speech: speechFrom(settings),
    ...smsFrom(settings),
    ...outcomesFrom(settings),
    versions: () => ({
      corpus: snapshot.corpusDigest.slice(0, 12),
      ranker,
      embedder: vectors?.embedder.name ?? 'none',
      vectorStore: vectors?.store.name ?? 'none',
      ...(chat ? { chat: `${chat.name} ${PROMPT_VERSION}` } : {}),
    }),
  }
}

/** A driver that hangs is a driver that failed: the retriever goes on with words alone. */
const timedEmbedder = (embedder: Embedder): Embedder => ({
  name: embedder.name,
  space: embedder.space,
  dimensions: embedder.dimensions,
  embedDocuments: (texts) => embedder.embedDocuments(texts),
  embedQuery: (text) => within('embedder', embedder.embedQuery(text)),
})

const timedStore = (store: VectorStore): VectorStore => ({
  name: store.name,
  size: store.size,
  search: (query, k, allow) => within('vector-store', store.search(query, k, allow)),
})

/** What seals and hashes, as far as there are keys for it. */
export async function privacyFrom({ dataKey, stateSecret }: Settings): Promise<Services['privacy'] & object> {
  return {
    ...(dataKey ? { vault: await createVault(dataKey) } : {}),
    ...(stateSecret ? { hasher: await createHasher(stateSecret) } : {}),
  }
}

/** Servers that hear and speak, as far as there are addresses of them. */
const smsFrom = ({ smsUrl: url, smsKey: key }: Settings): Pick<Services, 'sms'> =>
  url && key ? { sms: createHttpSmsSender({ url, key }) } : {}

/**
 * Who else signs operators in, as far as the settings name somebody; the libraries for it are loaded only then. Apart, as
 * the offline pack has no console.
 */
export async function signInsFrom(settings: Settings): Promise<Pick<Services, 'identity' | 'gate'>> {
  const { oidcIssuer: issuer, oidcClientId: id, oidcClientSecret: secret, accessTeam, accessAud } = settings
  const signIns: Pick<Services, 'identity' | 'gate'> = {}
  if (issuer && id && secret) {
    const { createOidcIdentity } = await import('./drivers/oidc-identity.ts')
    signIns.identity = createOidcIdentity({ issuer, id, secret })
  }
  if (accessTeam && accessAud) {
    const { createAccessIdentity } = await import('./drivers/access-identity.ts')
    signIns.gate = createAccessIdentity({ team: accessTeam, audience: accessAud })
  }
  return signIns
}

const outcomesFrom = ({ outcomeUrl: url, outcomeSecret: secret }: Settings): Pick<Services, 'outcomes'> =>
  url && secret ? { outcomes: createHttpOutcomes({ url, secret }) } : {}

const speechFrom = ({ asrUrl, ttsUrl }: Settings): Services['speech'] & object => ({
  ...(asrUrl ? { in: createHttpRecognizer(asrUrl) } : {}),
  ...(ttsUrl ? { out: createHttpSynthesizer(ttsUrl) } : {}),
})

async function textOf(files: Files, name: string): Promise<string> {
  const bytes = await files.read(name)
  if (!bytes) throw new PortError('files', `缺少 ${name}：请运行 npm run ingest`, { retryable: false })
  return new TextDecoder().decode(bytes)
}
