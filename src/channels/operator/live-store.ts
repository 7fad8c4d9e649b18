import type { Live, LiveEvent } from '../../ports/live.ts'
import type { Store } from '../../ports/store.ts'
import type { Services } from '../../services.ts'

/** Changes of one case, which is their first argument. */
const MOVES = [
  'take',
  'release',
  'transfer',
  'free',
  'postpone',
  'agree',
  'finish',
  'callBack',
  'erasePerson',
] as const

/** The services with a store that tells the desks what was changed, whatever channel changed it. */
export function toldServices(services: Services): Services {
  const { store, live } = services
  return store && live ? { ...services, store: async () => toldStore(await store(), live) } : services
}

export function toldStore(store: Store, live: Live): Store {
  const { cases, transcripts } = store
  /** The change itself, told when something came of it. */
  const told = async <T>(change: Promise<T>, what: LiveEvent['what'], number: string): Promise<T> => {
    const result = await change
    if (result !== false) await live.tell({ what, case: number })
    return result
  }
  const moves = Object.fromEntries(
    MOVES.map((name) => [
      name,
      (number: string, ...rest: unknown[]) =>
        told(
          (cases[name] as (...all: unknown[]) => Promise<boolean>).call(cases, number, ...rest),
          'case',
          number,
        ),
    ]),
  ) as unknown as Pick<Store['cases'], (typeof MOVES)[number]>
  return withParts(store, {
    cases: withParts(cases, {
      ...moves,
      async open(...given) {
        const opened = await cases.open(...given)
        if (opened.kind === 'done') await live.tell({ what: 'case', case: opened.value })
        return opened
      },
      async say(number, ...rest) {
        const said = await cases.say(number, ...rest)
        if (said.kind === 'done' && said.value) await live.tell({ what: 'said', case: number })
        return said
      },
    }),
    transcripts: withParts(transcripts, {
      add: (number, lines) => told(transcripts.add(number, lines), 'heard', number),
    }),
  })
}

/** The same with some parts in the place of others: a store may be a proxy, which cannot be spread. */
const withParts = <T extends object>(whole: T, parts: Partial<T>): T =>
  new Proxy(whole, {
    get: (target, name) =>
      name in parts ? Reflect.get(parts, name) : (Reflect.get(target, name) as unknown),
  })
