import { expect, it } from 'vitest'
import { createRecent } from '../../../src/channels/voice/recent.ts'

it('keeps what is told first, and forgets the oldest', () => {
  const recent = createRecent<string>(2)
  expect(recent.first('a', 'one')).toBe('one')
  expect(recent.first('a', 'two')).toBe('one')
  recent.first('b', 'three')
  recent.first('c', 'four')
  expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([undefined, 'three', 'four'])
})
