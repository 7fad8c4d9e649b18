/** How long the parts of a turn may take, in milliseconds. Platforms give up after five to fifteen seconds. */
export const DEADLINES = {
  /** Of an answer, from the question: then a person. */
  answer: 4_000,
  /** Of an answer before the filler is said. */
  filler: 1_200,
  /** After the filler, whatever the clock says. */
  grace: 1_500,
  /** One reading or writing of the store. */
  store: 800,
  /** The keeping of a turn, before it is told all the same: one that is told and not kept is told anew by another process. */
  keep: 2_500,
  /** What editors wrote, at the first call after a start: later it is asked for behind. */
  wording: 30,
  /** A whole request: what is not done by then ends with an apology and a person. */
  request: 4_000,
} as const

/** `late` when the work takes longer; it goes on, and its failure is nobody's. */
export async function until<T>(work: Promise<T>, milliseconds: number): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), milliseconds)))
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => undefined)
  }
}
