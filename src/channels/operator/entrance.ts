import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { hexOf } from '../../digest.ts'
import { ServiceError } from '../../errors.ts'
import { may } from '../../operator/roles.ts'
import type { Task } from '../../operator/roles.ts'
import { subjectsOf } from '../../operator/subjects.ts'
import type { Identity } from '../../ports/identity.ts'
import type { OperatorRecord } from '../../ports/operators.ts'
import type { Store } from '../../ports/store.ts'
import type { Hasher, Vault } from '../../privacy/vault.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import type { Limits } from '../limits.ts'

/** A desk that nobody touched for so long is locked, in milliseconds. */
export const IDLE = 30 * 60_000

export const CLOSED =
  '工作台没有开放：还没有账号。请在服务器上运行 npm run operator:add -- --name 名字 --role operator；用统一身份登录的，后面加 --subject 邮箱；Worker 上的，再加 --d1 remote。'

/** All that the console needs, once it is open. */
export interface Means {
  store: Store
  vault: Vault
  hasher: Hasher
  /** Whom the gate in front of the service says this is, where there is one. */
  person?: Identity
}

/** Who is at the desk. `csrf` belongs in each form. */
export interface Entered extends Means {
  operator: OperatorRecord
  token: string
  csrf: string
}

export type Fields = Record<string, string>

/** Behind a gate there is no other way in than the gate's. */
export interface Ways {
  gate?: true
  passwords?: true
  passkeys?: true
  identity?: true
}

/** The one way into the console: every route of it goes through `enter`, and every form through `fields`. */
export interface Entrance {
  /** Throws the 403 of a console without accounts, and of who did not come through the gate. */
  open(c: Context): Promise<Means>
  /**
   * Throws 401 without a session, 403 where the role does not allow it. Absent task: whoever is signed in. `unseen`: what a
   * page does by itself (a stream, a poll) does not count as somebody being at the desk.
   */
  enter(c: Context, task?: Task, unseen?: boolean): Promise<Entered>
  /** The fields of a form that came from a page of ours; throws 403 for any other. */
  fields(c: Context): Promise<Fields>
  /** The token of the browser's cookie; makes one, which is nobody's session yet. */
  token(c: Context): string
  /** This browser has no token: nobody has signed in here, or out. */
  isNew(c: Context): boolean
  /** Puts a token into the browser in place of the one before. */
  give(c: Context, token: string): void
  csrfOf(token: string): Promise<string>
  /** How one can sign in here. */
  ways(): Ways
  /** A sign-in costs its address, as a guess does. */
  guess(c: Context): void
}

export function createEntrance(services: Services, settings: Settings, limits: Limits): Entrance {
  const name = settings.publicOrigin?.startsWith('https:') ? '__Host-operator' : 'operator'
  const cookie = (c: Context) => getCookie(c, name) ?? ''
  const { passwords, privacy, store, identity, gate } = services
  const open = async (c: Context): Promise<Means> => {
    const { vault, hasher } = privacy ?? {}
    if (!store || !vault || !hasher || !(passwords || identity || gate))
      throw new ServiceError(403, CLOSED_HERE)
    const person = gate && (await gate.who(c.req.header(gate.header) ?? ''))
    if (gate && !person) throw new ServiceError(403, '请从 Cloudflare Access 进来：这个请求没有它的登录。')
    const opened = await store()
    if (!(await opened.operators.any())) throw new ServiceError(403, CLOSED)
    return { store: opened, vault, hasher, ...(person ? { person } : {}) }
  }
  const csrfOf = async (token: string) => {
    const hasher = services.privacy?.hasher
    if (!hasher) throw new ServiceError(403, CLOSED_HERE)
    return hasher.hash('operator-form', token)
  }
  const give = (c: Context, token: string) =>
    setCookie(c, name, token, { path: '/', httpOnly: true, secure: true, sameSite: 'Strict' })
  return {
    open,
    csrfOf,
    give,
    isNew: (c) => cookie(c) === '',
    ways: () =>
      gate
        ? { gate: true }
        : {
            ...(passwords ? { passwords: true } : {}),
            ...(passwords && services.passkeys ? { passkeys: true } : {}),
            ...(identity ? { identity: true } : {}),
          },
    guess: (c) => limits.guess(c),
    async enter(c, task, unseen) {
      c.header('cache-control', 'no-store')
      const means = await open(c)
      const token = cookie(c)
      const operator = token ? await means.store.operators.session(token, IDLE, unseen) : null
      if (!operator || !isOf(operator, means.person)) {
        limits.guess(c)
        throw new ServiceError(401, '请先登录工作台。')
      }
      limits.count(c, 'operator', operator.id)
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
    token(c) {
      const known = cookie(c)
      if (/^[0-9a-f]{64}$/.test(known)) return known
      const made = newToken()
      give(c, made)
      return made
    },
  }
}

/** 256 random bits in hexadecimal digits. */
export const newToken = (): string => hexOf(crypto.getRandomValues(new Uint8Array(32)))

/** Behind a gate a session is good only for whom the gate lets through. */
const isOf = ({ subject }: OperatorRecord, person: Identity | undefined): boolean =>
  !person || (subject !== undefined && subjectsOf(person).includes(subject))

const CLOSED_HERE =
  '工作台没有开放：要有存东西的数据库和钥匙（DATA_KEY、STATE_SECRET），还要能登录：Node 上有账号就行，Worker 上要设置 ACCESS_TEAM 和 ACCESS_AUD，或者 OIDC_ISSUER、OIDC_CLIENT_ID 和 OIDC_CLIENT_SECRET。'
