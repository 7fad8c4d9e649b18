import { describe, expect, it } from 'vitest'
import { ACTION_NAMES, DEFAULTS, checkShortcuts, normalKeys } from '../../src/operator/shortcuts.ts'
import { TAKEN } from '../../src/operator/taken-keys.ts'

describe('the shortcuts of the desk', () => {
  it('are one for each action, and none is taken by a screen reader or a browser', () => {
    expect(checkShortcuts(DEFAULTS)).toEqual({ keys: DEFAULTS, faults: [] })
    const taken = TAKEN.map(({ keys }) => keys)
    expect(ACTION_NAMES.map((name) => DEFAULTS[name]).filter((keys) => taken.includes(keys))).toEqual([])
    expect(taken.map(normalKeys)).toEqual(taken)
    for (const reader of ['NVDA', 'JAWS', '争渡', '阳光'])
      expect(TAKEN.some(({ by }) => by === reader)).toBe(true)
  })

  it.each([
    ['ctrl + alt + q', 'Ctrl+Alt+Q'],
    ['Shift+Ａｌｔ+ctrl+７', 'Ctrl+Alt+Shift+7'],
    ['control+alt+K', 'Ctrl+Alt+K'],
    ['Ctrl+Alt+Shift+0', 'Ctrl+Alt+Shift+0'],
  ])('may be written %s', (typed, normal) => {
    expect(normalKeys(typed)).toBe(normal)
  })

  it.each([
    'Q',
    'Shift+Q',
    'Ctrl+Q',
    'Alt+Q',
    'Ctrl+Shift+Q',
    'Alt+Shift+Q',
    'Ctrl+Alt+F5',
    'Ctrl+Alt+Left',
    'Insert+Alt+Q',
    'Alt+Alt+Q',
    '',
  ])('are never %s: it would act while one types, or is not the page’s to take', (typed) => {
    expect(normalKeys(typed)).toBeUndefined()
  })

  it('refuse what is taken, and one key for two things, in words that say what to do', () => {
    const { faults } = checkShortcuts({ ...DEFAULTS, read: 'ctrl+alt+n', pin: 'Ctrl+Alt+Q', used: 'U' })
    expect(faults.map(({ action, text }) => [action, text])).toEqual([
      ['read', expect.stringContaining('NVDA')],
      ['pin', expect.stringContaining('到“来电人问什么”')],
      ['used', expect.stringContaining('Ctrl+Alt+Q')],
    ])
  })

  it('can be none', () => {
    const none = Object.fromEntries(ACTION_NAMES.map((name) => [name, '']))
    expect(checkShortcuts({})).toEqual({ keys: none, faults: [] })
  })
})
