import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { createIndexPack } from '../drivers/index-pack.ts'
import { createNodeFiles } from '../drivers/node-files.ts'
import { writePack } from '../drivers/node-pack.ts'
import { bundleScript, bundleWorker } from '../node-bundle.ts'

/** What each script is made from, and the oldest language that its browsers read. */
const SCRIPTS = {
  offline: { entry: 'src/client/offline/start.ts', target: 'es2022', format: 'iife' },
  operator: { entry: 'src/client/operator/start.ts', target: 'es2022', format: 'iife' },
  page: { entry: 'src/client/page/start.ts', target: 'es2015', format: 'iife' },
  passkey: { entry: 'src/client/passkey/passkey.ts', target: 'es2020', format: 'iife' },
  phone: { entry: 'src/client/phone/phone.ts', target: 'es2015', format: 'iife' },
  widget: { entry: 'src/client/widget/widget.ts', target: 'es2022', format: 'esm' },
} as const

export const BUILT_FILE = 'src/channels/web/scripts-built.ts'

/** The scripts as a module that Node and the Worker serve. The same sources give the same bytes. */
export async function builtModule(): Promise<string> {
  const texts = await Promise.all(
    Object.entries(SCRIPTS).map(
      async ([name, script]) => `  ${name}: ${JSON.stringify(await bundleScript(script))},\n`,
    ),
  )
  return `/** Made by npm run client; do not edit. */\nexport const BUILT = {\n${texts.join('')}}\n`
}

/** For the Worker, which cannot make the pack; Node makes it when it is asked for. */
const INDEX = 'index'

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!process.argv.includes('--worker')) await writeFile(BUILT_FILE, await builtModule())
  await writePack(createIndexPack(createNodeFiles(INDEX), bundleWorker), INDEX)
}
