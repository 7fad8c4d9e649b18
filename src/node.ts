import { getConnInfo } from '@hono/node-server/conninfo'
import { createApp } from './app.ts'
import { openLiblouis } from './drivers/liblouis-braille.ts'
import { createIndexPack } from './drivers/index-pack.ts'
import { createLocalLive } from './drivers/local-live.ts'
import { createNodeFiles } from './drivers/node-files.ts'
import { createNodePasskeys } from './drivers/node-passkeys.ts'
import { createNodePasswords } from './drivers/node-passwords.ts'
import { listen } from './drivers/node-server.ts'
import { tellDoors } from './doors.ts'
import { CorpusError, PortError } from './errors.ts'
import { nodeChat } from './node-chat.ts'
import { compressed } from './node-compress.ts'
import { loadDotProducts } from './node-dot-products.ts'
import { refreshIndex } from './node-index.ts'
import { withKeys } from './node-keys.ts'
import { deliverOften } from './node-outbox.ts'
import { followAudit } from './node-syslog.ts'
import { stopTracing } from './node-tracing.ts'
import { nodeEmbedder, nodeStore } from './node-vectors.ts'
import { checkRuntime } from './runtime.ts'
import { openNodeStore, purgeHourly, tellConsole } from './node-store.ts'
import { openedOnce } from './opened-once.ts'
import { privacyFrom, servicesFrom, signInsFrom } from './services-from.ts'
import { SettingsError, readSettings } from './settings.ts'
import { VERSION } from './version.ts'

async function start(): Promise<void> {
  stopTracing(process.env)
  const given = readSettings(process.env)
  checkRuntime(given, 'node')
  const settings = await withKeys(given)
  loadDotProducts()
  const files = createNodeFiles('index')
  await refreshIndex(files, settings.embedder === 'transformers' ? settings.modelDir : undefined)
  const embedder = await nodeEmbedder(settings, files)
  const chat = await nodeChat(settings)
  const drivers = {
    files,
    store: nodeStore(settings),
    ...(embedder ? { embedder } : {}),
    ...(chat ? { chat } : {}),
  }
  const store = await openNodeStore(settings)
  const braille = await openLiblouis()
  const services = {
    ...(await servicesFrom(drivers, settings)),
    ...(store ? { store: store.store } : {}),
    privacy: await privacyFrom(settings),
    ...(await signInsFrom(settings)),
    passwords: createNodePasswords(),
    live: createLocalLive(),
    passkeys: createNodePasskeys(settings.hotlineName),
    offline: createIndexPack(
      files,
      openedOnce(async () => (await import('./node-bundle.ts')).bundleWorker()),
    ),
    ...(braille ? { braille } : {}),
  }
  const app = createApp(services, settings, {
    before: [compressed],
    peerOf: (c) => getConnInfo(c).remote.address,
  })
  const { url, close } = await listen({ fetch: app.fetch, port: settings.port, host: settings.host })
  const { documents, clauses } = services.library
  const { embedder: maker, vectorStore } = services.versions()
  console.log(`听政 ${VERSION}：读好了 ${documents.length} 份文件，${clauses.length} 条条款。`)
  console.log(maker === 'none' ? '检索：只按字词。' : `检索：字词，加向量（${maker}，存放 ${vectorStore}）。`)
  if (chat) console.log(`语言模型：${chat.name}，把回答说短；问题遮住号码以后发给 ${settings.chatBaseUrl}。`)
  console.log(
    braille
      ? `盲文：${braille.name}。`
      : '盲文：没有装 liblouis（Debian：liblouis-bin、liblouis-data），不提供。',
  )
  console.log(`模型下载：${settings.modelRemote ? '允许' : '不允许，除非 MODEL_REMOTE=allow'}。`)
  if (settings.today) console.log(`今天当作 ${settings.today}（设置 TODAY）。`)
  for (const line of tellDoors(settings)) console.log(line)
  for (const line of store ? await tellConsole(store) : []) console.log(line)
  console.log(`请打开 ${url}`)
  const purging = store && purgeHourly(store.store)
  const following = store && settings.syslogUrl ? followAudit(store.store, settings.syslogUrl) : undefined
  const delivering = store && services.outcomes && deliverOften(store.store, services.outcomes)
  // The first question should not wait for what it loads.
  void import('./search/langchain-retriever.ts')
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      purging?.stop()
      delivering?.stop()
      void Promise.all([close(5_000), following?.stop()]).then(() => store?.close())
    })
}

start().catch((error: unknown) => {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  if (taken) console.error('启动不了：这个端口有别的程序在用。换一个试试，例如 PORT=8788 npm start。')
  else if (error instanceof SettingsError || error instanceof CorpusError || error instanceof PortError)
    console.error(`启动不了：${error.message}`)
  else console.error('启动不了：', error)
  process.exit(1)
})
