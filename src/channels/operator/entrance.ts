import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { hexOf } from '../../digest.ts'
import { ServiceError } from '../../errors.ts'
import { may } from '../../operator/roles.ts'
import type { Task } from '../../operator/roles.ts'
import type { OperatorRecord } from '../../ports/operators.ts'
import type { Passwords } from '../../ports/passwords.ts'
import type { Store } from '../../ports/store.ts'
import type { Hasher, Vault } from '../../privacy/vault.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'

/** A desk that nobody touched for so long is locked, in milliseconds. */
export const IDLE = 30 * 60_000

export const CLOSED =
  '工作台没有开放：还没有账号。请在服务器上运行 npm run operator:add -- --name 名字 --role operator。'

/** All that the console needs, once it is open. */
export interface Means {
  store: Store
  passwords: Passwords
  vault: Vault
  hasher: Hasher
}

/** Who is at the desk. `csrf` belongs in each form. */
export interface Entered extends Means {
  operator: OperatorRecord
  token: string
  csrf: string
}

export type Fields = Record<string, string>

/** The one way into the console: every route of it goes through `enter`, and every form through `fields`. */
export interface Entrance {
  /** Throws the 403 of a console without accounts. */
  open(): Promise<Means>
  /** Throws 401 without a session, 403 where the role does not allow it. Absent task: whoever is signed in. */
  enter(c: Context, task?: Task): Promise<Entered>
  /** The fields of a form that came from a page of ours; throws 403 for any other. */
  fields(c: Context): Promise<Fields>
  /** The token of the browser's cookie; makes one, which is nobody's session yet. */
  token(c: Context, fresh?: boolean): string
  csrfOf(token: string): Promise<string>
}

export function createEntrance(services: Services, settings: Settings): Entrance {
  const name = settings.publicOrigin?.startsWith('https:') ? '__Host-operator' : 'operator'
  const cookie = (c: Context) => getCookie(c, name) ?? ''
  const open = async (): Promise<Means> => {
    const { passwords, privacy, store } = services
    if (!passwords || !privacy?.vault || !privacy.hasher || !store) throw new ServiceError(403, CLOSED_HERE)
    const opened = await store()
    if (!(await opened.operators.any())) throw new ServiceError(403, CLOSED)
    return { store: opened, passwords, vault: privacy.vault, hasher: privacy.hasher }
  }
  const csrfOf = async (token: string) => {
    const hasher = services.privacy?.hasher
    if (!hasher) throw new ServiceError(403, CLOSED_HERE)
    return hasher.hash('operator-form', token)
  }
  return {
    open,
    csrfOf,
    async enter(c, task) {
      c.header('cache-control', 'no-store')
      const means = await open()
      const token = cookie(c)
      const operator = token ? await means.store.operators.session(token, IDLE) : null
      if (!operator) throw new ServiceError(401, '请先登录工作台。')
      if (task && !may(operator.role, task)) throw new ServiceError(403, '您的角色不能做这件事。')
      return { ...means, operator, token, csrf: await csrfOf(token) }
    },
    async fields(c) {
      const given: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
      const { csrf, ...rest } = Object.fromEntries(
        Object.entries(given).map(([field, value]) => [field, typeof value === 'string' ? value : '']),
      )
      const token = cookie(c)
      if (!token || csrf !== (await csrfOf(token)))
        throw new ServiceError(
          403,
          '这张表不是从工作台的页面来的，或者已经过期。请重新打开工作台，再做一次。',
        )
      return rest
    },
    token(c, fresh = false) {
      const known = fresh ? '' : cookie(c)
      if (/^[0-9a-f]{64}$/.test(known)) return known
      const made = hexOf(crypto.getRandomValues(new Uint8Array(32)))
      setCookie(c, name, made, { path: '/', httpOnly: true, secure: true, sameSite: 'Strict' })
      return made
    },
  }
}

const CLOSED_HERE = '工作台没有开放：账号要在 Node 上，存东西的数据库和钥匙（DATA_KEY、STATE_SECRET）都要有。'
