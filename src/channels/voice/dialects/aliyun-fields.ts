import type { Incoming } from './dialect.ts'
import { jsonOf, formOf, objectOf, stringOf } from './payload.ts'
import type { Fields } from './payload.ts'

export interface Said {
  callId: string
  /** callin, normal, mute, timebreak, dtmf; empty when it is told neither. */
  type: string
  content: Fields
}

/** Aliyun posts its fields in the address; others that copy it in a form or in JSON. */
const sources = (incoming: Incoming): ((name: string) => string)[] => [
  (name) => incoming.query.get(name) ?? '',
  (name) => formOf(incoming)?.get(name) ?? '',
  (name) => {
    const value = jsonOf(incoming)?.[name]
    return typeof value === 'object' ? JSON.stringify(value) : stringOf(value)
  },
]

export const aliyunIncoming = (incoming: Incoming): boolean =>
  sources(incoming).some((read) => read('content_type') !== '')

export function aliyunFields(incoming: Incoming): Said | undefined {
  const read = sources(incoming).find((source) => source('content_type') !== '')
  if (!read || read('call_id') === '') return undefined
  return { callId: read('call_id'), type: read('content_type'), content: trimmed(read('content')) }
}

/** Its own example writes ` callee` with a space. */
function trimmed(content: string): Fields {
  const fields = Object.entries(objectOf(content) ?? {})
  return Object.fromEntries(fields.map(([name, value]) => [name.trim(), value]))
}
