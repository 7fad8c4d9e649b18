import { describe, expect, it } from 'vitest'
import { successors } from '../../src/channels/web/successors.ts'
import { PLAN } from '../fixtures/services.ts'

describe('links to later documents', () => {
  it('are there only where the record has them', () => expect(String(successors(PLAN)).trim()).toBe(''))

  it('lead to what replaced it and to each newer one, by names of their own', () => {
    const shown = String(successors({ ...PLAN, replacedBy: 'next', newer: ['a', 'b'] }))
    expect(shown).toContain('<a href="/documents/next">看代替它的新文件</a>')
    expect(shown).toContain('<a href="/documents/a">看后来的同类文件（1）</a>')
    expect(shown).toContain('<a href="/documents/b">看后来的同类文件（2）</a>')
  })
})
