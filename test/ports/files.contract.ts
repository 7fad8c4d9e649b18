import { describe, expect, it } from 'vitest'
import type { Files } from '../../src/ports/files.ts'

/** What every Files driver promises. `open` gives one that holds these files and no others. */
export function filesContract(
  name: string,
  open: (files: Record<string, Uint8Array>) => Promise<Files>,
): void {
  describe(`files: ${name}`, () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)

    it('gives every byte', async () => {
      const files = await open({ 'all.bin': bytes, 'empty.json': new Uint8Array() })
      expect(new Uint8Array((await files.read('all.bin')) ?? new ArrayBuffer(0))).toEqual(bytes)
      expect((await files.read('empty.json'))?.byteLength).toBe(0)
    })

    it('gives a buffer that is the reader’s own', async () => {
      const files = await open({ 'all.bin': bytes })
      new Uint8Array((await files.read('all.bin')) ?? new ArrayBuffer(0)).fill(7)
      expect(new Uint8Array((await files.read('all.bin')) ?? new ArrayBuffer(0))).toEqual(bytes)
    })

    it('says null when there is none', async () => {
      expect(await (await open({})).read('none.json')).toBeNull()
    })
  })
}
