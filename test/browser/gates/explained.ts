/** A rule that leaves its finding to people, and what looks at it instead. */
interface Explained {
  by: 'axe' | 'ibm'
  rule: string
  /** Which of its findings. Absent: all. */
  where?: RegExp
  /** When somebody last looked. */
  on: string
  why: string
}

/** Only what a checker cannot decide may stand here, never what it says is wrong. */
export const EXPLAINED: readonly Explained[] = [
  {
    by: 'axe',
    rule: 'color-contrast',
    where: /> t[dh]\b.*obscured/,
    on: '2026-11-25',
    why: 'A cell that has scrolled out of its table. All colours are computed in test/channels/web/tokens.test.ts.',
  },
  {
    by: 'axe',
    rule: 'color-contrast',
    where: /button Element has a 1:1 contrast.*in forced colours the browser says (?:[7-9]|1\d|2[01])\b/,
    on: '2026-11-25',
    why: 'In forced colours after an answer came without a new page; axe.ts asks the browser for both colours.',
  },
  {
    by: 'ibm',
    rule: 'style_color_misuse',
    on: '2026-11-25',
    why: 'Reported for every style sheet. What colour says stands in words too: test/channels/web.test.ts.',
  },
  {
    by: 'ibm',
    rule: 'style_highcontrast_visible',
    on: '2026-11-25',
    why: 'Reported for every style sheet. All states are gone through in forced colours (WAYS in reader.ts).',
  },
  {
    by: 'ibm',
    rule: 'style_focus_visible',
    on: '2026-11-25',
    why: 'It sees a border in the style, not what focus looks like; keyboard.ts measures the ring at every stop.',
  },
  {
    by: 'ibm',
    rule: 'element_tabbable_visible',
    on: '2026-11-25',
    why: 'A skip link shows itself when it has focus; keyboard.ts looks at every stop while it has focus.',
  },
  {
    by: 'ibm',
    rule: 'element_tabbable_unobscured',
    on: '2026-11-25',
    why: 'A skip link is away until it has focus; keyboard.ts looks at every stop while it has focus.',
  },
  {
    by: 'ibm',
    rule: 'text_block_heading',
    on: '2026-11-25',
    why: 'Any short paragraph may be a heading to it. The headings of each journey stand in test/screen-reader.',
  },
  {
    by: 'ibm',
    rule: 'input_label_visible',
    on: '2026-11-25',
    why: 'It does not follow label for=; words.ts asks of every field a label that can be seen.',
  },
]

export const unexplained = (by: Explained['by'], found: { rule: string; text: string }[]): string[] =>
  found
    .filter(
      ({ rule, text }) =>
        !EXPLAINED.some((e) => e.by === by && e.rule === rule && (e.where?.test(text) ?? true)),
    )
    .map(({ text }) => text)
