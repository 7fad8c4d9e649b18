import { build } from 'esbuild'
import type { BuildOptions } from 'esbuild'

/** A script for a browser: one file that needs no other. The same sources give the same text. */
export async function bundleScript(options: {
  entry: string
  /** The oldest language that its browsers read. */
  target: string
  format: 'iife' | 'esm'
  alias?: Record<string, string>
}): Promise<string> {
  const { entry, target, format, alias = {} } = options
  const { outputFiles } = await build({ ...PLAIN, entryPoints: [entry], target, format, alias })
  return outputFiles?.[0]?.text.trim() ?? ''
}

const PLAIN: BuildOptions = {
  bundle: true,
  minify: true,
  write: false,
  charset: 'utf8',
  tsconfigRaw: {},
  logLevel: 'error',
}

/**
 * The service worker, which holds the whole of search and answer. Made from the sources when it is needed and never
 * committed, so that what answers offline cannot be older than what answers online. LangChain, a third of it, is left out:
 * its retriever is asked for nothing but what ours does.
 */
export const bundleWorker = (): Promise<string> =>
  bundleScript({
    entry: 'src/client/worker/start.ts',
    target: 'es2022',
    format: 'iife',
    alias: {
      '@langchain/core/retrievers': './src/client/worker/no-langchain.ts',
      '@langchain/core/documents': './src/client/worker/no-langchain.ts',
    },
  })
