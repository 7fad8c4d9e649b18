import type { Hasher } from '../../privacy/vault.ts'

/** Keyed digests of what must not be kept as it is, and what follows from them. */
export interface Digests {
  call(dialect: string, callId: string): Promise<string>
  caller(number: string): Promise<string>
  /** Four digits that open a case from another telephone. */
  code(number: string): Promise<string>
  /** A case number that no case has: those are drawn from 100000 on. */
  demonstration(call: string): Promise<string>
}

export function createDigests(hasher: Hasher): Digests {
  const digits = async (kind: string, value: string, count: number) =>
    String(parseInt((await hasher.hash(kind, value)).slice(0, 12), 16) % 10 ** count).padStart(count, '0')
  return {
    call: (dialect, callId) => hasher.hash('voice call', `${dialect} ${callId}`),
    caller: (number) => hasher.hash('voice caller', number),
    code: (number) => digits('voice code', number, 4),
    demonstration: async (call) => `0${await digits('voice demonstration', call, 5)}`,
  }
}
