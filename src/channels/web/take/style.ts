/** Papers to be printed. Large print: 20 pt, one column of at most 30 characters, no italics (at least 18 pt are asked for). */
export const PAPER = `
.paper h1 { font-size: 1.35em; }
.paper h2 { font-size: 1.1em; margin-top: 1.5em; }
.paper.large { font-size: 1.5rem; max-width: 30em; line-height: 1.7; }
.paper.large .label { font-weight: 700; }
@media print {
  body:has(.paper) > :is(header, footer) { display: none; }
  .paper.large { font-size: 20pt; }
  .paper.large blockquote { border-left-width: 4pt; padding: 0 0 0 12pt; }
}
`
