import type { Paper } from './paper.ts'

/** Plain text that reads well aloud and in any editor: an empty line before each heading, no signs for decoration. */
export function textOf({ title, parts }: Paper): string {
  const lines = parts.flatMap(({ heading, lines: said, quote }) => [
    '',
    heading,
    ...(quote ? ['原文：', ...quote] : []),
    ...said,
  ])
  // Old editors under Windows show nothing else as the end of a line.
  return [title, ...lines, ''].join('\r\n')
}
