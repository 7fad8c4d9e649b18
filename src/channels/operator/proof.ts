import { ServiceError } from '../../errors.ts'
import type { Services } from '../../services.ts'
import type { Entered } from './entrance.ts'

/** A desk left open must not become somebody else's for good: what signs in is changed only with the password. */
export async function provePassword(
  { passwords }: Services,
  { store, operator }: Entered,
  typed = '',
): Promise<void> {
  const known = await store.operators.credentials(operator.name)
  if (known?.password === undefined || !passwords)
    throw new ServiceError(403, '您用统一身份登录，密码和验证码不在这里改。')
  const locked = (known.lockedUntil ?? 0) > Date.now()
  if (!locked && (await passwords.verify(typed.slice(0, 200), known.password))) return
  await store.operators.refuse(operator.id)
  throw new ServiceError(403, '密码不对，没有改。连错五次要等一刻钟。')
}
