import { regionText } from '../../schemas.ts'

/** How a reader wants the pages: kept in the address, as there is no cookie. */
export interface Display {
  /** 长辈版: the same pages with large type and large targets. */
  view?: 'large'
  /** Absent: as the reader's own system says. */
  theme?: Theme
  size?: Size
  /** Where the reader lives, as chosen last. */
  region?: string
}

export const THEMES = { light: '浅色', dark: '深色', contrast: '高对比' } as const
export type Theme = keyof typeof THEMES
export const SIZES = { big: '大字', huge: '特大字' } as const
export type Size = keyof typeof SIZES

/** In an address that takes a choice back: what is not on the lists counts as absent. */
export const PLAIN = 'plain'

/** What people call 长辈版 elsewhere: typed as a question, each opens it. */
export const LARGE_NAMES = /^(?:长辈|亲情|关爱|关怀|适老|老年|大字)(?:版|版本|模式)$/

export function displayOf(query: (name: string) => string | undefined): Display {
  const [theme, size] = [query('theme'), query('size')]
  // Like what is asked, it may hold a street: masked where it comes in.
  const region = regionText.safeParse(query('region') ?? '').data
  return {
    ...(query('view') === 'large' ? { view: 'large' as const } : {}),
    ...(isOf(THEMES, theme) ? { theme } : {}),
    ...(isOf(SIZES, size) ? { size } : {}),
    ...(region ? { region } : {}),
  }
}

const isOf = <K extends string>(list: Record<K, string>, name: string | undefined): name is K =>
  name !== undefined && Object.hasOwn(list, name)

/** The path of one of our pages with what is not yet in its query; what is there already stays as it is. */
export function carried(path: string, display: Record<string, string | undefined>): string {
  const [, before = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(path) ?? []
  const all = new URLSearchParams(query)
  for (const [name, value] of Object.entries(display))
    if (value !== undefined && !all.has(name)) all.set(name, value)
  const text = all.toString()
  return `${before}${text ? `?${text}` : ''}${hash}`
}
