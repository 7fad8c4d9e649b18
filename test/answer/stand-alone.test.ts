import { describe, expect, it } from 'vitest'
import { standAlone } from '../../src/answer/steps/stand-alone.ts'

describe('a follow-up', () => {
  it.each([
    ['那农村的呢', '城里孩子上幼儿园补多少', '城里孩子上幼儿园补多少 那农村的呢'],
    ['多少钱', '有高龄津贴吗', '有高龄津贴吗 多少钱'],
    ['残疾人上大学有什么资助政策可以享受', '有高龄津贴吗', '残疾人上大学有什么资助政策可以享受'],
  ])('%s behind %s', (question, before, expected) => expect(standAlone(question, [before])).toBe(expected))

  it('is left alone where nothing came before', () => expect(standAlone('多少钱', [])).toBe('多少钱'))
})
