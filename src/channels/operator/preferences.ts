import { z } from 'zod'
import type { Store } from '../../ports/store.ts'
import { ACTION_NAMES, DEFAULTS, checkShortcuts } from '../../operator/shortcuts.ts'
import type { Shortcuts } from '../../operator/shortcuts.ts'

/** How an operator has the desk. */
export interface Preferences {
  /** No key does anything. */
  off: boolean
  keys: Shortcuts
  /** Whose wordings come first; empty: nobody's. */
  team: string
}

const stored = z.object({
  off: z.boolean().catch(false),
  keys: z.partialRecord(z.enum(ACTION_NAMES), z.string()).catch(DEFAULTS),
  team: z.string().catch(''),
})

/** As it was set; what no longer holds (a key that a screen reader takes by now) is none. */
export async function preferencesOf(store: Store, operator: string): Promise<Preferences> {
  const read = stored.safeParse(await store.desk.preferences(operator))
  if (!read.success) return { off: false, keys: DEFAULTS, team: '' }
  const { keys, faults } = checkShortcuts({ ...DEFAULTS, ...read.data.keys })
  for (const { action } of faults) keys[action] = ''
  return { ...read.data, keys }
}
