/** Days from one ISO date to another; negative when it is over. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** An entry of the directory that nobody looked at for so long is to be checked again, in days. */
export const CHECK_AGAIN = 180

/** A document that ends within this time is told first, in days. */
export const SOON = 365
