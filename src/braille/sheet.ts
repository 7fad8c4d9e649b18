/** Of the sheets that embossers and displays take as usual. */
export const WIDTH = 40
export const HEIGHT = 25

const BLANK = '\u2800'

/** Cells of one paragraph, and whether it is a heading. */
export interface Passage {
  cells: string
  heading?: boolean
}

/**
 * Passages on sheets of 25 lines of 40 cells: a paragraph begins two cells in, a heading stands in the middle behind an
 * empty line, and the last line holds the sheet's number. A word is parted only where it is longer than a line.
 */
export function sheetsOf(passages: readonly Passage[]): string[][] {
  const lines = passages.flatMap(({ cells, heading }, i) =>
    heading ? [...(i > 0 ? [''] : []), ...wrap(cells, WIDTH - 8).map(middle)] : wrap(cells, WIDTH, 2),
  )
  const sheets: string[][] = []
  let sheet: string[] = []
  const end = (): void => {
    const number = `⠼${[...String(sheets.length + 1)].map((d) => '⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊'[Number(d)]).join('')}`
    const empty = Array.from({ length: HEIGHT - 1 - sheet.length }, () => '')
    sheets.push([...sheet, ...empty, BLANK.repeat(WIDTH - number.length) + number])
    sheet = []
  }
  for (const [i, line] of lines.entries()) {
    // Neither an empty line first, nor a heading last, with what it heads on the next sheet.
    if (line === '' && (sheet.length === 0 || sheet.length >= HEIGHT - 4)) {
      if (sheet.length > 0) end()
      continue
    }
    sheet.push(line)
    if (sheet.length === HEIGHT - 1 && i < lines.length - 1) end()
  }
  if (sheet.length > 0 || sheets.length === 0) end()
  return sheets
}

const middle = (line: string): string => BLANK.repeat(Math.floor((WIDTH - line.length) / 2)) + line

function wrap(cells: string, width: number, indent = 0): string[] {
  const lines: string[] = []
  let line = BLANK.repeat(indent)
  let empty = true
  const put = (word: string): void => {
    line += empty ? word : BLANK + word
    empty = false
  }
  const next = (): void => {
    lines.push(line)
    line = ''
    empty = true
  }
  for (const whole of cells.split(BLANK).filter((word) => word !== '')) {
    let word = whole
    if (!empty && line.length + 1 + word.length > width) next()
    while (line.length + word.length > width) {
      const room = width - line.length
      put(word.slice(0, room))
      word = word.slice(room)
      next()
    }
    if (word !== '') put(word)
  }
  if (!empty) lines.push(line)
  return lines
}

/** North American ASCII braille, in the order of the Unicode patterns U+2800 to U+283F: what BRF files are written in. */
const ASCII = ` A1B'K2L@CIF/MSP"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=`

/** For embossers: ASCII braille, lines ended as they expect, a form feed behind each sheet. */
export const brf = (sheets: readonly (readonly string[])[]): string =>
  sheets.map((sheet) => sheet.map((line) => `${ascii(line)}\r\n`).join('') + '\f').join('')

const ascii = (line: string): string =>
  Array.from(line, (cell) => ASCII[cell.charCodeAt(0) - 0x2800] ?? ' ')
    .join('')
    .trimEnd()

/** For screens and displays: Unicode patterns; sheets parted by an empty line. */
export const unicode = (sheets: readonly (readonly string[])[]): string =>
  sheets.map((sheet) => sheet.map((line) => `${line}\n`).join('')).join('\n')
