import { expect, it } from 'vitest'
import type { Written } from '../../../src/channels/voice/dialects/dialect.ts'
import { createRecent, createTelling } from '../../../src/channels/voice/recent.ts'

it('keeps what is told first, and forgets the oldest', () => {
  const recent = createRecent<string>(2)
  expect(recent.first('a', 'one')).toBe('one')
  expect(recent.first('a', 'two')).toBe('one')
  recent.first('b', 'three')
  recent.first('c', 'four')
  expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([undefined, 'three', 'four'])
})

it('tells what is asked twice at once once, and keeps what another process told before', async () => {
  const told = createRecent<Written>()
  const telling = createTelling(told)
  const words = (body: string): Written => ({ body, contentType: 'text/xml' })
  let tellings = 0
  const tell = async () => {
    tellings++
    told.first('a', words('ours'))
    await Promise.resolve()
    return words('theirs')
  }
  const both = await Promise.all([telling.once('a', tell), telling.once('a', tell)])
  expect([both.map(({ body }) => body), tellings]).toEqual([['theirs', 'theirs'], 1])
  expect(told.get('a')?.body).toBe('theirs')
})
