import { expect, it } from 'vitest'
import { hexOf, sha256 } from '../src/digest.ts'

it('writes bytes as two digits each', () => {
  expect(hexOf(Uint8Array.of(0, 10, 255))).toBe('000aff')
})

// FIPS 180-2, appendix B.1.
it('gives the SHA-256 of a text and of its bytes', async () => {
  const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(await sha256('abc')).toBe(known)
  expect(await sha256(new TextEncoder().encode('abc'))).toBe(known)
})
