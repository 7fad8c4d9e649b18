import { describe, expect, it } from 'vitest'
import { REQUIRED, STATES } from './states.ts'

describe('the states that are tried', () => {
  it('are all that must be seen', () => {
    const shown = STATES.flatMap(({ shows }) => shows ?? [])
    expect(REQUIRED.filter((state) => !shown.includes(state))).toEqual([])
  })

  it('have names of their own', () => {
    expect(new Set(STATES.map(({ name }) => name)).size).toBe(STATES.length)
  })
})
