import { readFileSync } from 'node:fs'
import { useDotProducts } from './dot-products.ts'

/** Compiled here, before an index is read. A processor without 128-bit registers goes on without, and says so. */
export function loadDotProducts(): void {
  try {
    useDotProducts(new WebAssembly.Module(readFileSync(new URL('dot-products.wasm', import.meta.url))))
  } catch (error) {
    console.warn(`用不了 dot-products.wasm（${(error as Error).message}）：查找结果一样，慢一些。`)
  }
}
