/** China has one time, eight hours before UTC, without summer time: in milliseconds. */
export const CHINA_MS = 8 * 3_600_000

/** The day it is in China at a moment (milliseconds since 1970), as ISO writes it. */
export const dayInChina = (at: number): string => new Date(at + CHINA_MS).toISOString().slice(0, 10)

/** 2017-06-29 → 2017年6月29日. */
export function dateWords(iso: string): string {
  const [year, month, day] = iso.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** The same of the day that something ends: 2020-12-31 → 2020年底. */
export const endWords = (iso: string): string =>
  iso.endsWith('-12-31') ? `${iso.slice(0, 4)}年底` : dateWords(iso)
