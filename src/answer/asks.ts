/** Words with which something is asked. */
const ASKING =
  /多少|多[大高长远久]|[几哪谁咋啥吗呢]|什么|怎[么样]|如何|是否|([有是能会可要用算管给免交够收补])不\1|有没有|不(?:行|中|了)?$|没有?$/u

/** The same words where nothing is asked: 没啥进项, 轮椅啥的, 一点招没有. */
const IDLE =
  /没有?(?:啥|什么|谁|哪|几|多少)|[啥谁哪]都|什么都|(?:啥|什么)的|一(?:点|分|个).{0,4}没有?$|不[管论][啥谁哪什怎咋]\S?|没几|[们这那]几/gu

const asks = (piece: string): boolean => ASKING.test(piece.replace(IDLE, ''))

/** Where one thing ends and another may begin. */
const SEAMS = /[，,。；;？?！!\n]+|(?=还有(?!没))|(?=另外|再就是|顺便问|再问)/u

/** Shorter, a question leans on what was said before it (给多少, 去哪儿办). */
const LEANS = 7
/** More than these are a list, better answered as a whole. */
const MOST_ASKS = 3

export interface Ask {
  /** As it was put. */
  ask: string
  /** Made to stand alone. */
  text: string
}

/**
 * The several things that a question asks, each with what was told before it, and a short one with the ask that it leans on.
 * Empty when it asks one thing, or too many.
 */
export function asksOf(question: string): Ask[] {
  const found: Ask[] = []
  let told: string[] = []
  let shared: string[] = []
  for (const piece of question.split(SEAMS).map((p) => p.trim())) {
    if (!asks(piece)) {
      if (piece) told.push(piece)
      continue
    }
    const before = found.at(-1)
    if (told.length > 0) shared = told
    const front = before && told.length === 0 && piece.length < LEANS ? [before.text] : shared
    found.push({ ask: piece, text: [...front, piece].join('，') })
    told = []
  }
  return found.length > 1 && found.length <= MOST_ASKS ? found : []
}
