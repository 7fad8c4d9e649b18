import { and, asc, count, eq, isNull, ne } from 'drizzle-orm'
import type { Account, Operators, Passkey } from '../ports/operators.ts'
import type { Change } from './audit-chain.ts'
import type { Means } from './database.ts'
import { operatorOf } from './operator-row.ts'
import type { OperatorRow } from './operator-row.ts'
import { operators, passkeys, sessions } from './schema.ts'

type Accounts = Pick<
  Operators,
  'list' | 'change' | 'setSecond' | 'addPasskey' | 'passkeys' | 'passkey' | 'removePasskey'
>

/** What an admin does with accounts, and what each does with the own. */
export function createAccounts(means: Means, change: Change): Accounts {
  const { db, guard, now } = means
  const find = async (id: string) =>
    (await guard(() => db.select().from(operators).where(eq(operators.id, id))))[0]
  return {
    async list() {
      const rows = await guard(() => db.select().from(operators).orderBy(asc(operators.name)))
      const keys = await guard(() =>
        db.select({ operator: passkeys.operator, n: count() }).from(passkeys).groupBy(passkeys.operator),
      )
      const counted = new Map(keys.map(({ operator, n }) => [operator, n]))
      return rows.map((row) => accountOf(row, counted.get(row.id) ?? 0, now()))
    },
    change: (id, { role, disabled, unlock }, actor) =>
      change(async () => {
        const row = await find(id)
        if (!row) return { result: 'missing' }
        const leaves = row.role === 'admin' && (disabled === true || (role ?? 'admin') !== 'admin')
        if (leaves && !(await hasOtherAdmin(means, id))) return { result: 'last-admin' }
        const set = {
          ...(role ? { role } : {}),
          ...(disabled === undefined ? {} : { disabledAt: disabled ? now() : null }),
          ...(unlock ? { failures: 0, lockedUntil: null } : {}),
        }
        const detail = {
          operator: id,
          ...(role ? { role } : {}),
          ...(disabled === undefined ? {} : { disabled }),
          ...(unlock ? { unlock } : {}),
        }
        const ends = disabled === true || (role !== undefined && role !== row.role)
        return {
          result: 'done',
          entry: { kind: 'change', action: 'operator.change', actor, detail },
          writes: [
            db.update(operators).set(set).where(eq(operators.id, id)),
            ...(ends ? [db.delete(sessions).where(eq(sessions.operator, id))] : []),
          ],
        }
      }),
    setSecond: (id, second, step) =>
      change(() =>
        Promise.resolve({
          result: undefined,
          entry: { kind: 'security', action: 'account.codes', actor: id },
          writes: [db.update(operators).set({ second, secondStep: step }).where(eq(operators.id, id))],
        }),
      ),
    addPasskey: (id, passkey) =>
      change(async () => {
        const there = await guard(() => db.select().from(passkeys).where(eq(passkeys.id, passkey.id)))
        if (there.length > 0) return { result: false }
        return {
          result: true,
          entry: { kind: 'security', action: 'account.passkey-add', actor: id },
          writes: [db.insert(passkeys).values({ ...passkey, operator: id, createdAt: now() })],
        }
      }),
    async passkeys(id) {
      const rows = await guard(() =>
        db.select().from(passkeys).where(eq(passkeys.operator, id)).orderBy(asc(passkeys.createdAt)),
      )
      return rows.map(passkeyOf)
    },
    async passkey(key) {
      const [found] = await guard(() =>
        db
          .select()
          .from(passkeys)
          .innerJoin(operators, eq(passkeys.operator, operators.id))
          .where(and(eq(passkeys.id, key), isNull(operators.disabledAt))),
      )
      return found ? { ...passkeyOf(found.passkeys), operator: operatorOf(found.operators) } : null
    },
    removePasskey: (id, key) =>
      change(async () => {
        const mine = and(eq(passkeys.id, key), eq(passkeys.operator, id))
        const there = await guard(() => db.select().from(passkeys).where(mine))
        if (there.length === 0) return { result: false }
        return {
          result: true,
          entry: { kind: 'security', action: 'account.passkey-remove', actor: id },
          writes: [db.delete(passkeys).where(mine)],
        }
      }),
  }
}

async function hasOtherAdmin({ db, guard }: Means, id: string): Promise<boolean> {
  const others = and(eq(operators.role, 'admin'), isNull(operators.disabledAt), ne(operators.id, id))
  return (
    (await guard(() => db.select({ id: operators.id }).from(operators).where(others).limit(1))).length > 0
  )
}

function accountOf(row: OperatorRow, keys: number, now: number): Account {
  const { createdAt, disabledAt, lockedUntil, password } = row
  return {
    ...operatorOf(row),
    createdAt,
    ...(disabledAt !== null ? { disabledAt } : {}),
    ...(lockedUntil !== null && lockedUntil > now ? { lockedUntil } : {}),
    password: password !== null,
    passkeys: keys,
  }
}

function passkeyOf({
  id,
  name,
  publicKey,
  counter,
  createdAt,
  usedAt,
}: typeof passkeys.$inferSelect): Passkey {
  return { id, name, publicKey, counter, createdAt, ...(usedAt !== null ? { usedAt } : {}) }
}
