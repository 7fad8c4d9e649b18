import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** What each script is made from, and the oldest language that its browsers read. */
const SCRIPTS = {
  page: { entry: 'src/client/page/start.ts', target: 'es2015', format: 'iife' },
  phone: { entry: 'src/client/phone/phone.ts', target: 'es2015', format: 'iife' },
  widget: { entry: 'src/client/widget/widget.ts', target: 'es2022', format: 'esm' },
} as const

export const BUILT_FILE = 'src/channels/web/scripts-built.ts'

/** The scripts as a module that Node and the Worker serve. The same sources give the same bytes. */
export async function builtModule(): Promise<string> {
  const texts = await Promise.all(
    Object.entries(SCRIPTS).map(
      async ([name, script]) => `  ${name}: ${JSON.stringify(await bundled(script))},\n`,
    ),
  )
  return `/** Made by npm run client; do not edit. */\nexport const BUILT = {\n${texts.join('')}}\n`
}

/** One file that needs no other and leaves no name behind. */
async function bundled({ entry, target, format }: (typeof SCRIPTS)[keyof typeof SCRIPTS]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format,
    target,
    charset: 'utf8',
    tsconfigRaw: {},
    logLevel: 'error',
  })
  return outputFiles[0]?.text.trim() ?? ''
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await writeFile(BUILT_FILE, await builtModule())
