/** A path of ours, as a form or a link carries it to lead back to; anything else is no way back. */
export function backOf(given: unknown): string | undefined {
  return typeof given === 'string' && given.length <= LONGEST && PATH.test(given) ? given : undefined
}

/** A question of 500 characters, each of which is nine in an address. */
const LONGEST = 6_000
/** Not //host, nor /\host, which browsers take for it. */
const PATH = /^\/(?![/\\])[\x21-\x7e]*$/

/** The query of a path, of what is there. */
export function queryOf(fields: Record<string, string | undefined>): string {
  const given = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
}
