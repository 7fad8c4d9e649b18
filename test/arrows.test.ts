import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Which rooms a room may look into; itself always. What is not listed (doors, programs) may look everywhere. */
const MAY: Record<string, string[]> = {
  errors: [],
  log: [],
  version: [],
  ip: [],
  hours: [],
  digest: [],
  'dot-products': [],
  cosine: ['dot-products'],
  'time-limit': ['errors'],
  'settings-schema': ['ip', 'hours'],
  'settings-rules': ['settings-schema'],
  settings: ['settings-schema', 'settings-rules'],
  doors: ['settings', 'settings-schema', 'errors'],
  runtime: ['settings'],
  ports: ['errors'],
  privacy: ['digest'],
  speech: [],
  braille: ['speech'],
  corpus: ['errors', 'once-each'],
  search: ['corpus', 'ports', 'errors', 'cosine', 'digest', 'once-each'],
  answer: ['search', 'corpus', 'ports', 'errors', 'once-each', 'privacy', 'time-limit', 'prompts', 'speech'],
  // Masks what it keeps of a question itself: digits that are keyed or spoken as such must reach it whole.
  voice: ['speech', 'answer', 'corpus', 'corpus/settings', 'privacy'],
  store: ['ports', 'errors', 'digest', 'corpus/settings'],
  // Who may do what, codes and deadlines: arithmetic that any door can use.
  operator: ['ports', 'privacy'],
  drivers: ['store', 'ports', 'errors', 'cosine', 'digest'],
  services: ['answer', 'search', 'corpus', 'ports', 'privacy'],
  channels: [
    'operator',
    'braille',
    'voice',
    'speech',
    'answer',
    'search',
    'corpus',
    'ports',
    'errors',
    'services',
    'settings',
    'privacy',
    'digest',
    'doors',
    'ip',
    'hours',
    'time-limit',
    // What a page tells about how long things are kept.
    'corpus/settings',
  ],
  // In a browser's window. The service worker is a door, as node.ts is: the whole service runs in it.
  client: ['channels', 'operator', 'answer', 'corpus', 'ports', 'digest'],
  app: ['channels', 'services', 'settings', 'errors', 'log', 'version'],
}
const DOORS = /^src\/(node|dev|ingest|search-eval)\.ts$|^src\/commands\/|^src\/drivers\/node-/

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name))
const text = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
const room = (file: string) =>
  file.startsWith('src/client/worker/')
    ? 'service-worker'
    : /^(?:prompts|corpus)\//.exec(file)
      ? dirname(file)
      : (file.split('/')[1]?.replace(/\.ts$/, '') ?? '')
const imports = (file: string) =>
  [...(text.get(file) ?? '').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((m) =>
    join(dirname(file), m[1] ?? ''),
  )

describe('arrows', () => {
  it.each(files)('%s looks only where it may', (file) => {
    const may = MAY[room(file)]
    const wrong = imports(file).filter((to) => may && room(to) !== room(file) && !may.includes(room(to)))
    expect(wrong).toEqual([])
  })

  it('has no cycles', () => {
    const done = new Set<string>()
    const visit = (file: string, above: string[]): void => {
      expect(above, `${above.join(' → ')} → ${file}`).not.toContain(file)
      if (done.has(file)) return
      for (const to of imports(file)) visit(to, [...above, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
  })

  it('reads the environment only at the doors', () => {
    expect(files.filter((file) => text.get(file)?.includes('process.env') && !DOORS.test(file))).toEqual([])
  })
})
