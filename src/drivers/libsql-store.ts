import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client/sqlite3'
import type { Client } from '@libsql/client/sqlite3'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import { PortError } from '../errors.ts'
import type { Store } from '../ports/store.ts'
import { failed, messagesOf } from '../store/database.ts'
import type { Database, Guard } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import * as schema from '../store/schema.ts'
import { createStore } from '../store/store.ts'

export interface LibsqlOptions {
  file: string
  /** How long a write waits for another process, in milliseconds. */
  patience?: number
  now?: () => number
}

export type LibsqlStore = Store & { close(): void }

/** SQLite waits without letting go of the thread: it may only blink. The longer wait is ours, and others go on meanwhile. */
const BLINK = 10
const PATIENCE = 2_500
/** So long a process has the lock before it keeps off it, and so long it does, in milliseconds: longer than another looks away. */
const TURN = 20

/** Opens the file, makes it when there is none, and brings it to this program's version. */
export async function openLibsqlStore(options: LibsqlOptions): Promise<LibsqlStore> {
  const { file, patience = PATIENCE, now = Date.now } = options
  const guard = waiting(patience)
  const turns = createTurns()
  const clients: Client[] = []
  const open = async (synchronous: Synchronous): Promise<Database> => {
    const client = await guard(() => connect(file, synchronous))
    clients.push(client)
    return drizzle({ client: lockFirst(client, turns, synchronous), schema })
  }
  const close = () => clients.forEach((client) => client.close())
  try {
    const db = await open('FULL')
    await migrate({ db, guard }, now())
    const records = await open('NORMAL')
    // A checkpoint that a reader holds up is made later, by SQLite itself.
    const scrub = async () =>
      void (await clients[0]?.execute('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => null))
    return {
      ...createStore('libsql', { db, records, guard, now, patience, scrub, inTurn: oneByOne() }),
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

/**
 * FULL: what was acknowledged is on the disk, also when the machine loses power. NORMAL, for records that nobody was
 * promised: these outlive the process, but not the machine's last moments, and wait for no disk (5 to 15 ms each).
 */
type Synchronous = 'FULL' | 'NORMAL'

/** One connection, so that what is set on it holds for all. In WAL readers and the writer do not hold each other up. */
export async function connect(file: string, synchronous: Synchronous = 'FULL'): Promise<Client> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // For its owner only; SQLite gives the files beside it the same mode. Never a file that is there: closing it would take
  // from this process every lock that its other connections hold (POSIX).
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  const client = createClient({ url: pathToFileURL(file).href, timeout: BLINK, concurrency: 1 })
  try {
    await prepare(client, synchronous)
  } catch (error) {
    client.close()
    throw error
  }
  return client
}

/**
 * A statement that finds the file locked is left in progress by libsql 0.5 until it is garbage collected, and until then
 * no transaction of the connection can commit (libsql-client-ts#352). So the lock is asked for beforehand in the one way
 * that cleans up after itself. Who is locked out in the moment between gets a new connection.
 */
function lockFirst(client: Client, turns: Turns, synchronous: Synchronous): Client {
  const batch: Client['batch'] = async (statements) => {
    await turns.wait()
    const began = performance.now()
    try {
      await client.executeMultiple('BEGIN IMMEDIATE; ROLLBACK')
      const results = await client.batch(statements, 'write')
      turns.had(performance.now() - began)
      return results
    } catch (error) {
      if (isBusy(messagesOf(error))) {
        await client.reconnect()
        await prepare(client, synchronous)
      }
      throw error
    }
  }
  return new Proxy(client, {
    get: (target, name) => {
      if (name === 'batch') return batch
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

interface Turns {
  wait(): Promise<void>
  /** The lock was ours for so long. */
  had(milliseconds: number): void
}

/**
 * SQLite's lock goes to whoever asks at the right moment: a process that writes without a pause takes it again before one
 * that sleeps between two looks wakes up, and where the disk is slow that one never gets it. So who had the lock for TURN,
 * with no such pause between, keeps off it for as long. A turn of a call writes twice in a row, and waits for neither.
 */
function createTurns(): Turns {
  let free = 0
  let last = 0
  let spent = 0
  return {
    async wait() {
      for (let left = free - performance.now(); left >= 1; left = free - performance.now())
        await new Promise((resolve) => setTimeout(resolve, left))
    },
    had(milliseconds) {
      const now = performance.now()
      spent = now - milliseconds - last >= TURN ? milliseconds : spent + milliseconds
      last = now
      if (spent < TURN) return
      free = now + TURN
      spent = 0
    },
  }
}

const isBusy = (said: string): boolean => /SQLITE_BUSY|SQLITE_LOCKED|database (table )?is locked/.test(said)

/** Also when the file is opened and there is no room for what is shared beside it. */
const isFull = (error: unknown, said: string): boolean =>
  /SQLITE_FULL|disk is full/.test(said) || codesOf(error).includes('SQLITE_IOERR_SHMSIZE')

/** SQLite's own, finer than its messages. */
function codesOf(error: unknown): unknown[] {
  const codes: unknown[] = []
  for (let at = error; at instanceof Error && codes.length < 10; at = at.cause)
    codes.push((at as Error & { code?: unknown }).code)
  return codes
}

async function prepare(client: Client, synchronous: Synchronous): Promise<void> {
  for (const pragma of [
    'journal_mode=WAL',
    `synchronous=${synchronous}`,
    'foreign_keys=ON',
    'secure_delete=ON',
  ])
    await client.execute(`PRAGMA ${pragma}`)
}

function oneByOne(): <T>(change: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (change) => {
    const mine = last.then(change)
    last = mine.catch(() => undefined)
    return mine
  }
}

export function waiting(patience: number): Guard {
  return async (call) => {
    const began = performance.now()
    for (;;) {
      try {
        return await call()
      } catch (error) {
        if (error instanceof PortError) throw error
        const said = messagesOf(error)
        if (isFull(error, said)) throw failed(error, '磁盘满了，没有写成', { retryable: true })
        if (!isBusy(said)) throw failed(error, whyFailed(said), { retryable: false })
        if (performance.now() - began > patience)
          throw failed(error, '数据文件被别的程序占着，等了也没有空', { retryable: true })
        await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20))
      }
    }
  }
}

function whyFailed(said: string): string {
  if (/SQLITE_IOERR|disk I\/O/.test(said)) return '读写数据文件时出错'
  if (/SQLITE_READONLY|readonly database/.test(said)) return '数据文件只能读'
  if (/SQLITE_NOTADB|not a database|SQLITE_CORRUPT|malformed/.test(said))
    return '数据文件坏了，或者不是数据文件'
  if (/SQLITE_CANTOPEN|unable to open/.test(said)) return '打不开数据文件'
  return '数据没有读写成'
}
