/** A value of this tab, or of this browser; where a browser keeps nothing, nothing is kept. No cookie. */
export interface Kept {
  get(): string
  set(value: string): void
}

export const inTab = (name: string): Kept => kept(() => window.sessionStorage, name)
export const inBrowser = (name: string): Kept => kept(() => window.localStorage, name)

function kept(storage: () => Storage, name: string): Kept {
  const key = `tingzheng-${name}`
  return {
    get() {
      try {
        return storage().getItem(key) || ''
      } catch {
        return ''
      }
    },
    set(value) {
      try {
        if (value) storage().setItem(key, value)
        else storage().removeItem(key)
      } catch {
        // Full, or forbidden.
      }
    },
  }
}
