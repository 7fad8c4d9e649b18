import { prepare } from '../../../braille/prepare.ts'
import { sheetsOf } from '../../../braille/sheet.ts'
import type { Braille } from '../../../ports/braille.ts'
import type { Paper } from './paper.ts'

/** Sheets of 25 lines of 40 cells. Addresses are left out: they are long in cells, and nobody can press them there. */
export async function sheetsOfPaper({ title, parts }: Paper, braille: Braille): Promise<string[][]> {
  const passages = [
    { text: title, heading: true },
    ...parts.flatMap(({ heading, lines, quote }) => [
      { text: heading, heading: true },
      ...(quote ? ['原文：', ...quote] : []).map((text) => ({ text, heading: false })),
      ...lines.filter((line) => !line.includes('://')).map((text) => ({ text, heading: false })),
    ]),
  ]
  const cells = await braille.cells(passages.map(({ text }) => prepare(text)))
  return sheetsOf(passages.map(({ heading }, i) => ({ cells: cells[i] ?? '', heading })))
}
