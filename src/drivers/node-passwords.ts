import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { Passwords } from '../ports/passwords.ts'

/** OWASP's password storage cheat sheet: N = 2^15, r = 8, p = 3; 32 MiB each. */
const COST = { N: 2 ** 15, r: 8, p: 3 }
const BYTES = 32
/** The most memory a stored hash may ask for: twice ours. */
const MOST_MEMORY = 2 * 128 * COST.N * COST.r

/** scrypt$N$r$p$salt$hash. In node:crypto, so without a dependency; the Worker has no local accounts. */
export function createNodePasswords(cost: typeof COST = COST): Passwords {
  return {
    async hash(password) {
      const salt = randomBytes(16)
      const made = await derive(password, salt, cost)
      return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), made.toString('base64')].join('$')
    },
    async verify(password, hash) {
      const [name, n, r, p, salt = '', made = ''] = hash.split('$')
      if (name !== 'scrypt') return false
      const kept = Buffer.from(made, 'base64')
      if (kept.length !== BYTES) return false
      const given = await derive(password, Buffer.from(salt, 'base64'), {
        N: Number(n),
        r: Number(r),
        p: Number(p),
      })
      return timingSafeEqual(given, kept)
    },
  }
}

/** One password in two ways of writing (composed, decomposed, full width) is one. */
function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, BYTES, { ...cost, maxmem: MOST_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}
