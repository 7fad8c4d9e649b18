import { it, expect } from 'vitest'
import { testKeeping } from '../../fixtures/store.ts'
import { call } from './call.ts'
import { ENV, PLATFORMS } from './platforms.ts'
const P = PLATFORMS.find((p) => p.name === 'jambonz') ?? PLATFORMS[0]!
const scripts: [string, object[], string?, object?][] = [
  ['badkey', [{ press: '9' }, { press: '9' }, { press: '9' }, { silent: true }]],
  ['gibberish', [{ say: '嗡嗡哇哇' }, { noise: true }, { noise: true }]],
  ['silent', [{ silent: true }, { silent: true }, { silent: true }, { silent: true }]],
  ['busy', [{ press: '0' }, { press: '1' }, { press: '1' }, { press: '1' }, { press: '1' }], 'busy'],
  [
    'unset',
    [{ press: '0' }, { press: '1' }, { press: '1' }, { press: '1' }],
    'busy',
    { TRANSFER_TO: undefined },
  ],
  [
    'barge',
    [
      { press: '*', at: 1000 },
      { press: '1', at: 300 },
      { say: '嗯嗯', at: 3000 },
      { say: '等一下', at: 1500 },
      { press: '5' },
      { press: '8' },
      { press: '2' },
      { press: '7' },
      { press: '7' },
    ],
  ],
  [
    'digits',
    [
      { press: '0' },
      { press: '1' },
      { press: '1' },
      { press: '2' },
      { press: '13943218765#' },
      { press: '1' },
      { press: '1' },
    ],
    'busy',
  ],
]
it.each(scripts)('%s', async (n, acts, operators, env) => {
  const e = { ...ENV, ...env } as Record<string, string>
  for (const k of Object.keys(e)) if (e[k] === undefined) delete e[k]
  const { app } = await testKeeping(e)
  const { transcript, phone } = await call(
    app,
    P,
    acts as never,
    operators ? { operators: operators as never } : {},
  )
  console.log(n, '\n' + transcript.join('\n'), phone.waits.map(Math.round))
  expect(1).toBe(1)
})
