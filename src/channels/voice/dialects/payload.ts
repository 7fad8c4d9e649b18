import type { Incoming } from './dialect.ts'

/** jambonz sends the whole SIP INVITE with its first request, a few kB; nothing that is asked here is longer. */
export const LARGEST_BODY = 64 * 1024

/** Broken UTF-8 becomes U+FFFD. Undefined when too large. */
const textOf = (incoming: Incoming): string | undefined =>
  incoming.body.length > LARGEST_BODY ? undefined : new TextDecoder().decode(incoming.body)

/** The parameters of a form, or of the query when the platform asks by GET. Undefined when too large. */
export function formOf(incoming: Incoming): URLSearchParams | undefined {
  if (incoming.method === 'GET') return incoming.query
  const body = textOf(incoming)
  return body === undefined ? undefined : new URLSearchParams(body)
}

export type Fields = Readonly<Record<string, unknown>>

/** The JSON object of the body; undefined when it is none, or too large. */
export function jsonOf(incoming: Incoming): Fields | undefined {
  const body = textOf(incoming)
  return body === undefined ? undefined : objectOf(body)
}

/** A JSON text, or what stands for one, as an object; undefined when it is none. */
export function objectOf(value: unknown): Fields | undefined {
  if (typeof value === 'object') return isObject(value) ? value : undefined
  if (typeof value !== 'string') return undefined
  try {
    const parsed: unknown = JSON.parse(value)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A string or number as text; empty for anything else. */
export const stringOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
