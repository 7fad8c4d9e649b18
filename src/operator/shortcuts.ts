import { TAKEN } from './taken-keys.ts'

/** What one key does at the desk, in the order in which they are listed, and the key until somebody changes it. */
export const ACTIONS = {
  question: { does: '到“来电人问什么”', keys: 'Ctrl+Alt+Q' },
  count: { does: '报一下查到了什么', keys: 'Ctrl+Alt+C' },
  state: { does: '报一下现在的情况：等着几件，新话几句', keys: 'Ctrl+Alt+I' },
  renew: { does: '看新的', keys: 'Ctrl+Alt+O' },
  first: { does: '到第 1 条', keys: 'Ctrl+Alt+1' },
  second: { does: '到第 2 条', keys: 'Ctrl+Alt+2' },
  third: { does: '到第 3 条', keys: 'Ctrl+Alt+3' },
  read: { does: '在新窗口读这一条的原文', keys: 'Ctrl+Alt+R' },
  spoken: { does: '复制念的话', keys: 'Ctrl+Alt+K' },
  written: { does: '复制写的话', keys: 'Ctrl+Alt+E' },
  sms: { does: '发短信', keys: 'Ctrl+Alt+M' },
  pin: { does: '放在手边，再按一次拿开', keys: 'Ctrl+Alt+P' },
  used: { does: '记下：用了', keys: 'Ctrl+Alt+U' },
  undo: { does: '撤回刚才记下的', keys: 'Ctrl+Alt+H' },
  wrong: { does: '到“错在哪里”', keys: 'Ctrl+Alt+G' },
} as const

export type Action = keyof typeof ACTIONS
export const ACTION_NAMES = Object.keys(ACTIONS) as Action[]

/** Of each action, as `Ctrl+Alt+Q`; empty: none. */
export type Shortcuts = Record<Action, string>

export const DEFAULTS = Object.fromEntries(
  ACTION_NAMES.map((name) => [name, ACTIONS[name].keys]),
) as Shortcuts

/**
 * A key as it was typed (`ctrl + alt + q`), in one spelling. undefined where it is none that a page may take: only letters
 * and digits, with Ctrl+Alt, or with Shift too. One modifier alone belongs to browser, menus and typing; Ctrl+Shift to
 * browsers and input methods; Alt+Shift to Orca, which lists headings, links and so on by it.
 */
export function normalKeys(typed: string): string | undefined {
  const parts = typed
    .normalize('NFKC')
    .toUpperCase()
    .split('+')
    .map((part) => part.trim())
  const last = parts.at(-1) ?? ''
  const held = new Set(parts.slice(0, -1).map((part) => (part === 'CONTROL' ? 'CTRL' : part)))
  const modifiers = ['CTRL', 'ALT', 'SHIFT'].filter((name) => held.has(name))
  if (modifiers.length !== parts.length - 1 || !held.has('CTRL') || !held.has('ALT')) return undefined
  if (!/^[A-Z0-9]$/.test(last)) return undefined
  return [...modifiers.map((name) => `${name.charAt(0)}${name.slice(1).toLowerCase()}`), last].join('+')
}

export interface KeyFault {
  action: Action
  text: string
}

/** What was typed for each action, checked; absent or empty: none. The faults say what to do. */
export function checkShortcuts(typed: Readonly<Partial<Record<Action, string>>>): {
  keys: Shortcuts
  faults: KeyFault[]
} {
  const keys = { ...DEFAULTS }
  const faults: KeyFault[] = []
  const known = new Map<string, Action>()
  for (const action of ACTION_NAMES) {
    const given = (typed[action] ?? '').trim()
    const normal = given === '' ? '' : normalKeys(given)
    const { does } = ACTIONS[action]
    const taken = TAKEN.find((one) => one.keys === normal)
    const same = normal ? known.get(normal) : undefined
    keys[action] = normal ?? given
    if (normal === undefined)
      faults.push({
        action,
        text: `“${does}”：请写成 Ctrl+Alt+Q 或 Ctrl+Alt+Shift+Q 这样，最后是一个字母或数字。`,
      })
    else if (taken)
      faults.push({ action, text: `“${does}”：${taken.keys} 是${taken.by}的（${taken.does}），请换一个。` })
    else if (same) faults.push({ action, text: `“${does}”：${normal} 已经给了“${ACTIONS[same].does}”。` })
    else if (normal) known.set(normal, action)
  }
  return { keys, faults }
}
