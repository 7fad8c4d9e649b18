/** A telephone number as it is dialled inside China: no address around it, no country code. */
export function dialled(from: string): string {
  const user = /^(?:sips?|tel):([^@;]*)/i.exec(from)?.[1] ?? from
  const digits = user.normalize('NFKC').replace(/[^\d+]/g, '')
  const home = /^(?:\+86|0086|86(?=1[3-9]\d{9}$))(\d+)$/.exec(digits)?.[1]
  if (home === undefined) return digits.replace(/^\+/, '')
  // A line's area code is written without its 0 behind a country code.
  return /^(?:0|400|800|1\d{4}$)/.test(home) || isMobile(home) ? home : `0${home}`
}

/** Mobile telephones get messages, others do not. */
export const isMobile = (number: string): boolean => /^1[3-9]\d{9}$/.test(number)

/** Undefined for what is no number that anybody could call. */
export function callable(from: string | undefined): string | undefined {
  const number = from === undefined ? '' : dialled(from)
  return /^\d{5,15}$/.test(number) ? number : undefined
}
