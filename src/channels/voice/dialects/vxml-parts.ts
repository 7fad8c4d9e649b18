import type { Line, Reply } from './dialect.ts'
import { targetOf } from './address.ts'
import { element, text } from './xml.ts'
import type { Markup } from './xml.ts'

/** What travels with every request: the call, its turn and state, what happened, the words or keys, how sure, up to which mark, who calls whom. */
const NAMES = 'c n s event words sure mark from to'

/** Told by variables of the browser only: those of 2.1, or of 2.0. */
const told = (connection: string, telephone: string): string =>
  `typeof session.connection != 'undefined' ? session.connection.${connection} : ` +
  `typeof session.telephone != 'undefined' ? session.telephone.${telephone} : ''`
export const parties = (): Markup[] => [
  element('var', { name: 'from', expr: told('remote.uri', 'ani') }),
  element('var', { name: 'to', expr: told('local.uri', 'dnis') }),
]

const quoted = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`

export const vars = (to: Reply): Markup[] => [...ownVars(to), ...parties()]

const ownVars = (to: Reply): Markup[] =>
  Object.entries({
    c: to.callId,
    n: String(to.next),
    s: to.state,
    event: 'silence',
    words: '',
    sure: '',
    mark: '',
  }).map(([name, value]) => element('var', { name, expr: quoted(value) }))

export function submit(base: string, line: Line, route: string, namelist: string): Markup {
  const kept = new URLSearchParams(line.keep).toString()
  const next = `${base}/${route}${kept === '' ? '' : `?${kept}`}`
  return element('submit', { next, method: 'post', namelist })
}

/** Says what happened and asks for the next document. `words`: an expression of the browser's. */
export const send = (to: Reply, event: string, words?: string): Markup[] => [
  element('assign', { name: 'event', expr: quoted(event) }),
  ...(words === undefined ? [] : [element('assign', { name: 'words', expr: words })]),
  submit(to.base, to.line, 'turn', NAMES),
]

const APOLOGY = '对不起，系统出了问题。我把您转给工作人员。'
const NOBODY = '对不起，系统出了问题，请您过一会儿再打来。'

const destOf = (person: string | undefined): string | undefined => {
  const target = targetOf(person)
  return target && ('sip' in target ? target.sip : `tel:${target.number}`)
}

/** For every state: 0 is a person; the end of the call; and when we cannot be reached, once more, then a person without us. */
export function catches(to: Reply): Markup[] {
  const reachable = destOf(to.person) !== undefined
  return [
    element('link', { event: 'person', dtmf: '0' }),
    element('catch', { event: 'person' }, ...send(to, 'key', "'0'")),
    element('catch', { event: 'connection.disconnect' }, ...send(to, 'hangup')),
    // What was to be sent is still in the variables, and the same number gets the same reply.
    element('error', { count: 1 }, submit(to.base, to.line, 'turn', NAMES)),
    element(
      'error',
      { count: 2 },
      element('prompt', {}, text(reachable ? APOLOGY : NOBODY)),
      reachable ? element('goto', { next: '#person' }) : element('exit'),
    ),
  ]
}

/** Where the second error goes. Last of the document, as a browser begins with the first form. */
export function lifeline(to: Reply): Markup[] {
  const dest = destOf(to.person)
  if (dest === undefined) return []
  return [element('form', { id: 'person' }, element('transfer', { name: 'lifeline', dest, type: 'blind' }))]
}
