/** Asking, the answer and what it rests on: space sets apart, and one edge in the accent colour marks the answer. */
export const ANSWER = `
#q { border: 3px solid var(--accent); font-size: 1.15rem; line-height: 1.7; padding: 0.75rem 1rem; }
#q[aria-invalid='true'] { border-color: var(--warn); }
#region { display: block; margin-bottom: 1.25rem; }
.ask button { font-size: 1.15rem; padding: 0.6rem 3rem; }
.examples { padding: 0; list-style: none; }
.examples a { display: flex; flex-wrap: wrap; min-height: var(--target); padding: 0.5rem 0; text-decoration: none; }
.examples b { flex: 0 0 4em; color: var(--text); }
.examples span { flex: 1 1 14em; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.25em; }
.examples a:hover span { text-decoration-thickness: 3px; }
h1.asked { font-size: 1.35rem; line-height: 1.6; font-weight: 400; color: var(--soft); margin-bottom: 0; }
h1.asked + .hint { margin-top: 0.5rem; }
.asked + section h2, .asked + .hint + section h2 { margin-top: 1.25rem; }
.answer { border-left: 0.4rem solid var(--accent); padding-left: 0.75rem; }
.answer p, .answer dd { font-size: 1.2rem; }
.answer dt { color: var(--soft); font-weight: 400; }
.answer dd { margin-bottom: 0.5rem; }
.answer .lead { font-size: 1rem; margin-bottom: 0.5rem; }
.answer .hint { font-size: 1rem; margin: 0; }
.onward a { margin-right: 1.25rem; }
.answer p { margin-bottom: 1.2rem; }
.further { padding: 0; list-style: none; }
.further a { display: inline-block; padding: 0.3rem 0; min-height: var(--target); }
.further .hint { margin: 0 0 0.75rem; }
.answer > :last-child { margin-bottom: 0; }
.answer .subject { font-weight: 700; margin-bottom: 0.5rem; }
.contacts { padding: 0; list-style: none; }
.contacts li { margin: 0 0 0.5rem; }
.contacts a { display: inline-flex; align-items: center; min-height: var(--target); font-size: 1.2rem; font-weight: 700; }
.sources { padding: 0; list-style: none; }
.sources > li { padding: 0 0 1rem; }
.sources h3 { margin-top: 1rem; font-weight: 400; }
.sources h3 a, .further a { text-decoration-color: var(--line); }
.sources blockquote, .sources li > p, .further { font-size: 0.95rem; }
.sources li > p { margin-bottom: 0.25rem; }
.sources dd, .sources dd:last-child { margin-bottom: 0.25rem; }
.sources .label { margin: 0.5rem 0 0; font-weight: 400; color: var(--soft); }
.row { display: flex; flex-wrap: wrap; }
.row button, .choices button { margin: 0.5rem 0.75rem 0.5rem 0; }
.choices button { background: var(--ground); color: var(--accent); }
.row form { margin: 0; }
section + form { margin-top: 1rem; }
.told { border-left: 3px solid var(--line); padding-left: 1.25rem; }
@media (min-width: 40rem) {
  .answer { padding-left: 1.25rem; }
  .facts, blockquote > dl, .pairs { display: grid; grid-template-columns: 5em 1fr; gap: 0 0.75rem; }
  blockquote > dl, .pairs { grid-template-columns: 7em 1fr; }
  .answer .facts dt { padding-top: 0.25rem; }
}
`
