import { createApp } from './app.ts'
import { useDotProducts } from './dot-products.ts'
import dotProducts from './dot-products.wasm'
import { PROBLEM_TYPE, problem } from './channels/problem.ts'
import { createAssetsFiles } from './drivers/assets-files.ts'
import type { Assets } from './drivers/assets-files.ts'
import { createDurableLive } from './drivers/durable-live.ts'
import type { LiveNamespace } from './drivers/durable-live.ts'
import { openD1Store } from './drivers/d1-store.ts'
import type { D1 } from './drivers/d1-store.ts'
import { cacheQueries } from './drivers/caching-embedder.ts'
import { createExactVectorStore } from './drivers/exact-vector-store.ts'
import { createMadePack } from './drivers/made-pack.ts'
import { createHttpChatModel } from './drivers/http-chat-model.ts'
import { createHttpOutcomes } from './drivers/http-outcomes.ts'
import { loadStaticEmbedder } from './drivers/static-embedder.ts'
import { createWorkersAiChatModel } from './drivers/workers-ai-chat-model.ts'
import type { ChatBinding } from './drivers/workers-ai-chat-model.ts'
import { createWorkersAiEmbedder } from './drivers/workers-ai-embedder.ts'
import type { AiBinding } from './drivers/workers-ai-embedder.ts'
import { tellDoors } from './doors.ts'
import { consoleLog } from './log.ts'
import { checkRuntime } from './runtime.ts'
import { privacyFrom, servicesFrom, signInsFrom } from './services-from.ts'
import type { ChatModel } from './ports/chat-model.ts'
import type { Embedder } from './ports/embedder.ts'
import type { Files } from './ports/files.ts'
import { deliver } from './operator/outbox.ts'
import type { Store } from './ports/store.ts'
import { openedOnce } from './opened-once.ts'
import { readSettings } from './settings.ts'
import type { Settings } from './settings.ts'

/** The Worker's bindings: the index as assets; variables are strings. */
interface Env {
  ASSETS: Assets
  /** Absent: nothing is kept, and the doors that keep something say so. */
  DB?: D1
  /** Where isolates tell each other what changed. Absent: desks look now and then. */
  LIVE?: LiveNamespace
  /** Workers AI, for EMBEDDER=workers-ai and CHAT_BASE_URL=workers-ai. */
  AI?: AiBinding & ChatBinding
  [name: string]: unknown
}

/** Lets work go on behind the response. */
interface Behind {
  waitUntil(work: Promise<unknown>): void
  passThroughOnException(): void
  props: unknown
}

type App = ReturnType<typeof createApp>

/** Opened by the first request and kept as long as the isolate lives. */
let opened: Promise<App> | undefined

function settingsOf(env: Env): Settings {
  const strings = Object.entries(env).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return readSettings(Object.fromEntries(strings))
}

async function open(env: Env): Promise<App> {
  const settings = settingsOf(env)
  checkRuntime(settings, 'worker')
  useDotProducts(dotProducts)
  for (const line of tellDoors(settings)) console.log(line)
  console.log('盲文：Worker 上没有 liblouis，不提供。')
  const files = createAssetsFiles(env.ASSETS)
  const embedders = await embeddersOf(settings, files, env.AI)
  const chat = chatOf(settings, env.AI)
  const drivers = { files, store: createExactVectorStore, ...embedders, ...(chat ? { chat } : {}) }
  const found = await servicesFrom(drivers, settings)
  if (settings.embedder === 'workers-ai')
    tellEmbedder(found.versions().embedder ?? 'none', embedders.embedder)
  const services = {
    ...found,
    privacy: await privacyFrom(settings),
    ...(await signInsFrom(settings)),
    offline: createMadePack(files),
    ...(env.LIVE ? { live: createDurableLive(env.LIVE) } : {}),
    ...(env.DB ? { store: openedOnce(() => openD1Store(env.DB as D1)) } : {}),
  }
  // Set by the platform, which overwrites what a client sends under this name.
  return createApp(services, settings, { peerOf: (c) => c.req.header('cf-connecting-ip') })
}

/** The shipped table, and before it Workers AI where it is asked for and bound. */
async function embeddersOf({ embedder }: Settings, files: Files, ai: AiBinding | undefined) {
  const standIn = embedder === 'none' ? undefined : (await loadStaticEmbedder(files))?.embedder
  const chosen = embedder === 'workers-ai' && ai ? cacheQueries(createWorkersAiEmbedder(ai)) : standIn
  return { ...(chosen ? { embedder: chosen } : {}), ...(standIn ? { standIn } : {}) }
}

/** The language model that the settings name, where it can be reached. */
function chatOf(settings: Settings, ai: ChatBinding | undefined): ChatModel | undefined {
  const { chatBaseUrl: baseUrl, chatModel: model, chatApiKey } = settings
  if (!baseUrl || !model) return undefined
  if (baseUrl !== 'workers-ai')
    return createHttpChatModel({ baseUrl, model, ...(chatApiKey ? { apiKey: chatApiKey } : {}) })
  if (ai) return createWorkersAiChatModel(ai, model)
  console.log('CHAT_BASE_URL=workers-ai 没有用上：wrangler.toml 里没有绑定 AI。现在不用语言模型。')
  return undefined
}

/** A setting that could not be followed is said once, with what to do about it. */
function tellEmbedder(used: string, asked: Embedder | undefined): void {
  const bound = asked?.name.startsWith('workers-ai')
  if (!bound) console.log(`EMBEDDER=workers-ai 没有用上：wrangler.toml 里没有绑定 AI。现在用 ${used}。`)
  else if (used !== asked?.name)
    console.log(`EMBEDDER=workers-ai 没有用上：索引里没有 ${asked?.space} 的向量。现在用 ${used}。`)
}

export { LiveRoom } from './drivers/durable-live.ts'

async function tellOutcomes({ outbox }: Store, env: Env): Promise<void> {
  const { outcomeUrl: url, outcomeSecret: secret } = settingsOf(env)
  const failed = (error: unknown) =>
    consoleLog({ event: 'outcome-waits', name: (error as Error).name, message: (error as Error).message })
  if (url && secret) await deliver(outbox, createHttpOutcomes({ url, secret }), failed)
}

export default {
  /** Cloudflare's clock (wrangler.toml): removes what is past its time, tells outcomes that did not arrive. */
  async scheduled({ cron }: { cron?: string }, env: Env): Promise<void> {
    if (!env.DB) return
    const store = await openD1Store(env.DB)
    if (cron?.startsWith('*/')) await tellOutcomes(store, env)
    else await store.purge()
  },
  async fetch(request: Request, env: Env, context?: Behind): Promise<Response> {
    try {
      const app = await (opened ??= open(env))
      return await app.fetch(request, env, context)
    } catch (error) {
      // A failed start must not last as long as the isolate.
      opened = undefined
      consoleLog({ event: 'failure', name: (error as Error).name, message: (error as Error).message })
      const told = problem(503, '服务还没有准备好。请过一会儿再试，或拨打 12385 残疾人服务热线。')
      return new Response(JSON.stringify(told), { status: 503, headers: { 'content-type': PROBLEM_TYPE } })
    }
  },
}
