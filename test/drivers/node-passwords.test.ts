import { describe, expect, it } from 'vitest'
import { createNodePasswords } from '../../src/drivers/node-passwords.ts'

describe('scrypt', () => {
  const { hash, verify } = createNodePasswords()

  it('knows the password it hashed, in any writing, and no other', async () => {
    const made = await hash('密码Ａbc é')
    expect(made).toMatch(/^scrypt\$32768\$8\$3\$[^$]+\$[^$]+$/)
    expect(await verify('密码Abc é', made)).toBe(true)
    expect(await verify('密码abc é', made)).toBe(false)
  })

  it('salts, and takes nothing that is no hash', async () => {
    const cheap = createNodePasswords({ N: 16, r: 8, p: 1 })
    expect(await cheap.hash('a')).not.toBe(await cheap.hash('a'))
    for (const none of ['', 'a', 'scrypt$16$8$1$$', 'bcrypt$16$8$1$YQ==$YQ=='])
      expect(await verify('a', none)).toBe(false)
  })
})
