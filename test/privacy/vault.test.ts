import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHasher, createVault, VaultError } from '../../src/privacy/vault.ts'

const KEY = 'a-data-key-of-thirty-two-letters'

describe('the vault', () => {
  it('gives back whatever was sealed, for the same case', async () => {
    const vault = await createVault(KEY)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (plain, context) => {
        expect(await vault.open(await vault.seal(plain, context), context)).toBe(plain)
      }),
      { numRuns: 200 },
    )
  })

  it('opens after a restart with the same key', async () => {
    const sealed = await (await createVault(KEY)).seal('13800138000', '123456')
    expect(await (await createVault(KEY)).open(sealed, '123456')).toBe('13800138000')
  })

  it('says plainly that key or case are wrong', async () => {
    const vault = await createVault(KEY)
    const sealed = await vault.seal('13800138000', '123456')
    const other = await createVault(`${KEY}2`)
    await expect(other.open(sealed, '123456')).rejects.toThrow('DATA_KEY')
    await expect(vault.open(sealed, '123457')).rejects.toThrow(VaultError)
  })

  it('finds every changed byte, and what is cut short', async () => {
    const vault = await createVault(KEY)
    const sealed = await vault.seal('长春', '1')
    for (let i = 0; i < sealed.length; i++) {
      const broken = sealed.with(i, (sealed[i] ?? 0) ^ 1)
      await expect(vault.open(broken, '1'), `byte ${i}`).rejects.toThrow(VaultError)
      await expect(vault.open(sealed.slice(0, i), '1')).rejects.toThrow(VaultError)
    }
  })

  it('never seals alike, and shows nothing of the text', async () => {
    const vault = await createVault(KEY)
    const all = await Promise.all(Array.from({ length: 200 }, () => vault.seal('13800138000', '1')))
    expect(new Set(all.map((sealed) => sealed.slice(1, 13).join())).size).toBe(200)
    for (const sealed of all) expect(new TextDecoder().decode(sealed)).not.toContain('13800138000')
  })

  it('takes no short key', async () => {
    await expect(createVault('short')).rejects.toThrow('16')
  })
})

describe('the hasher', () => {
  it('is the same for the same secret, kind and value, and for nothing else', async () => {
    const hasher = await createHasher(KEY)
    const hash = await hasher.hash('call', '13800138000')
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await (await createHasher(KEY)).hash('call', '13800138000')).toBe(hash)
    const others = await Promise.all([
      hasher.hash('session', '13800138000'),
      hasher.hash('call', '13800138001'),
      hasher.hash('call1', '3800138000'),
      (await createHasher(`${KEY}2`)).hash('call', '13800138000'),
    ])
    expect(new Set([hash, ...others]).size).toBe(5)
  })
})
