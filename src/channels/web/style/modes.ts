import { COLOURS, properties } from '../tokens.ts'

/** The same pages shown otherwise: by the address, by the system, in forced colours, on paper. */
export const MODES = `
:root { color-scheme: light; --target: 44px; ${properties(COLOURS.light)} }
@media (prefers-color-scheme: dark) {
  :root:not([data-theme]) { color-scheme: dark; ${properties(COLOURS.dark)} }
}
@media (prefers-contrast: more) {
  :root:not([data-theme]) { --soft: var(--text); --line: var(--text); --panel: var(--ground); }
}
[data-theme='dark'] { color-scheme: dark; ${properties(COLOURS.dark)} }
[data-theme='contrast'] { color-scheme: dark; ${properties(COLOURS.contrast)} }
`

/** A pointer that is found again, as screens for the elderly have it. */
const POINTER = `url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='48' height='48'%3E%3Cpath d='M3 2v36l9-8 6 14 7-3-6-13h13z' stroke='white' stroke-width='3'/%3E%3C/svg%3E") 3 2`

export const SIZES_AND_MEDIA = `
[data-size='big'] { font-size: 137.5%; }
[data-size='huge'] { font-size: 175%; }
[data-view='large'] { --target: 60px; font-size: 150%; }
[data-view='large'][data-size='big'] { font-size: 175%; }
[data-view='large'][data-size='huge'] { font-size: 200%; }
[data-view='large'], [data-view='large'] :is(a, button, label, select, summary) { cursor: ${POINTER}, auto; }
[data-view='large'] .name span { display: none; }
[data-view='large'] h1 { font-size: 1.4rem; }
[data-view='large'] h2 { font-size: 1.2rem; }
[data-view='large'] .answer p, [data-view='large'] .answer dd { font-size: 1.1rem; }
[data-view='large'] .sources blockquote, [data-view='large'] .sources li > p { font-size: 1rem; }
@media (forced-colors: active) {
  button, .button { border: 2px solid ButtonText; color: ButtonText; background: ButtonFace; }
  .answer, header { border-color: Highlight; }
  .error, #q { border-color: CanvasText; }
  footer { border-top: 1px solid CanvasText; }
}
@media print {
  :root, :root[data-theme] {
    color-scheme: light; --ground: #ffffff; --panel: #ffffff; --text: #000000; --soft: #000000; --accent: #000000;
    --visited: #000000; --line: #000000; --warn: #000000;
  }
  html { font-size: 14pt; }
  header nav, form, .skip, .no-print, #display, .keys, footer section:not(#human), .foot { display: none; }
  footer { margin-top: 1rem; }
  blockquote, .answer, tr { break-inside: avoid; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  .wrap { max-width: 40em; }
  .table { content-visibility: visible; }
  .sources a[href]::after { content: ' （' attr(data-address) '）'; font-weight: 400; }
}
`
