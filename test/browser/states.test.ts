import { describe, expect, it } from 'vitest'
import { NEVER, REQUIRED, STATES } from './states.ts'

describe('the states that are tried', () => {
  it('are all that must be seen, or it is said why there is no such state', () => {
    const shown = STATES.flatMap(({ shows }) => shows ?? [])
    expect(REQUIRED.filter((state) => !shown.includes(state) && !NEVER[state])).toEqual([])
    expect(shown.filter((state) => NEVER[state])).toEqual([])
  })

  it('have names of their own', () => {
    expect(new Set(STATES.map(({ name }) => name)).size).toBe(STATES.length)
  })
})
