import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ByteReader, ByteWriter } from '../../src/search/bytes.ts'

it('reads back counts, texts and bytes in order', () => {
  const count = fc.integer({ min: 0, max: 2 ** 32 - 1 })
  fc.assert(
    fc.property(
      fc.array(count),
      fc.string({ unit: 'grapheme' }),
      fc.uint8Array({ maxLength: 3000 }),
      (counts, text, bytes) => {
        const writer = new ByteWriter()
        for (const value of counts) writer.count(value)
        writer.text(text)
        writer.bytes(bytes)
        const reader = new ByteReader(writer.finish(), '试验')
        expect(counts.map(() => reader.count())).toEqual(counts)
        expect(reader.text()).toBe(text)
        expect(reader.bytes(bytes.length)).toEqual(bytes)
        reader.end()
      },
    ),
  )
})

it('names what ended too early or too late', () => {
  expect(() => new ByteReader(Uint8Array.of(0x80), '词索引').count()).toThrow('词索引 不完整')
  expect(() => new ByteReader(Uint8Array.of(5, 1), '词索引').text()).toThrow('词索引 不完整')
  expect(() => new ByteReader(Uint8Array.of(1), '词索引').end()).toThrow('多出 1 字节')
})
