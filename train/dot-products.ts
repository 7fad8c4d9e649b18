import { readFileSync, writeFileSync } from 'node:fs'
import wabt from 'wabt'

const SOURCE = 'src/dot-products.wat'

/** The bytes that dot-products.wat stands for. */
export async function assemble(): Promise<Uint8Array> {
  const { parseWat } = await wabt()
  const parsed = parseWat(SOURCE, readFileSync(SOURCE, 'utf8'), { simd: true })
  parsed.validate()
  return parsed.toBinary({}).buffer
}

if (import.meta.filename === process.argv[1]) writeFileSync(SOURCE.replace('.wat', '.wasm'), await assemble())
