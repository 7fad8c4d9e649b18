import { execFile } from 'node:child_process'
import { PortError } from '../errors.ts'
import type { Braille } from '../ports/braille.ts'

const PROGRAM = 'lou_translate'
/** Unicode patterns out; 国家通用盲文 with the tones left out that it leaves out. */
const TABLES = 'unicode.dis,zhcn-cbs.ctb'

/** A sheet takes 0.2 s; reading the table is most of it. */
const PATIENCE = 5_000

/** liblouis of the machine (Debian: liblouis-bin, liblouis-data). undefined: it is not there, or has not the table. */
export async function openLiblouis(): Promise<Braille | undefined> {
  try {
    const version = /\d+\.\d+\.\d+/.exec(await run(['--version'], ''))?.[0] ?? ''
    const braille = { name: `liblouis ${version} zhcn-cbs`, cells }
    await braille.cells(['试'])
    return braille
  } catch {
    return undefined
  }
}

/** lou_translate reads about 2,000 bytes at once, and parts what is longer, in the middle of a character too. */
const LONGEST = 300

async function cells(lines: readonly string[]): Promise<string[]> {
  const pieces = lines.map((line) => pieced(line.replace(/[\u{10000}-\u{10ffff}]/gu, '⠿')))
  const asked = pieces.flat()
  const said = (await run([TABLES], asked.map((piece) => `${piece}\n`).join(''))).split('\n')
  if (said.length !== asked.length + 1)
    throw new PortError('braille', 'liblouis 少给或者多给了行', { retryable: false })
  let at = 0
  return pieces.map(({ length }) => tidy(said.slice(at, (at += length)).join('\u2800')))
}

/** A line in pieces that can be read whole, parted at blanks. */
function pieced(line: string): string[] {
  const pieces: string[] = []
  for (const word of line.split(/\s+/)) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + word.length < LONGEST)
      pieces[pieces.length - 1] = `${last} ${word}`
    else pieces.push(...(word.match(new RegExp(`.{1,${LONGEST}}`, 'gu')) ?? ['']))
  }
  return pieces
}

/** One blank between words; a full cell for a character that the table does not know, which it spells ⠄⡳⠭…⠄. */
const tidy = (line: string): string =>
  line
    .replace(/⠄⡳⠭[\u2801-\u283f]*?⠄/g, '⠿')
    .replace(/[^\u2800-\u283f]/g, '')
    .replace(/\u2800+/g, '\u2800')
    .replace(/^\u2800|\u2800$/g, '')

function run(given: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { timeout: PATIENCE, maxBuffer: 16 * 1024 * 1024, encoding: 'utf8' as const }
    const child = execFile(PROGRAM, given, options, (error, stdout) => {
      // Without the cause: it carries the text.
      if (error) reject(new PortError('braille', 'liblouis 没有做完', { retryable: error.killed === true }))
      else resolve(stdout)
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}
