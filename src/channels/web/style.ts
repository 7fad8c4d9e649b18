/**
 * The one style sheet. Text 7:1 on its ground in both schemes; borders and focus 3:1; sizes in rem so that the
 * browser's own text size counts; nothing fixed, so nothing covers the focused element at 400 %.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #ffffff;
  --panel: #f2f5fa;
  --text: #1a1a1a;
  --soft: #404040;
  --link: #0b3a8f;
  --visited: #551a73;
  --line: #6b6b6b;
  --warn: #7a1f00;
  --on-link: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121212;
    --panel: #1e2126;
    --text: #f2f2f2;
    --soft: #d0d0d0;
    --link: #a9c8ff;
    --visited: #dcb8f5;
    --line: #949494;
    --warn: #ffc59e;
    --on-link: #121212;
  }
}
@media (prefers-contrast: more) {
  :root { --soft: var(--text); --line: var(--text); }
}
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--text);
  font-family: system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif;
  line-height: 1.8;
  overflow-wrap: anywhere;
}
.wrap { max-width: 38em; margin: 0 auto; padding: 0 1rem; }
header .wrap, footer .wrap { padding-top: 0.5rem; padding-bottom: 0.5rem; }
header { border-bottom: 1px solid var(--line); }
footer { border-top: 1px solid var(--line); margin-top: 3rem; }
.name { margin: 0; font-weight: 700; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; }
nav a, footer a { display: inline-block; min-height: 44px; min-width: 44px; padding: 0.4rem 0; }
nav [aria-current] { font-weight: 700; text-decoration: none; }
a { color: var(--link); text-underline-offset: 0.2em; }
a:visited { color: var(--visited); }
nav a:visited, footer a:visited, .action:visited { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
main:focus, [tabindex='-1']:focus { outline: none; }
summary { min-height: 44px; padding: 0.4rem 0; cursor: pointer; color: var(--link); }
h1 { font-size: 1.6rem; line-height: 1.4; margin: 1.5rem 0 1rem; }
h2 { font-size: 1.3rem; line-height: 1.5; margin: 2rem 0 0.5rem; }
h3 { font-size: 1.1rem; line-height: 1.6; margin: 1.5rem 0 0.5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 0.5rem; }
p, ul, ol, dl, blockquote { margin: 0 0 1rem; }
ul, ol { padding-left: 1.5em; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: inline-block; padding: 0.5rem 1rem; min-height: 44px; }
label, .label { display: block; font-weight: 700; margin: 1rem 0 0.25rem; }
.hint { color: var(--soft); margin: 0 0 0.5rem; }
textarea, select, button {
  font: inherit; color: inherit; background: var(--ground); border: 2px solid var(--line); border-radius: 4px;
  padding: 0.5rem 0.75rem; min-height: 48px; max-width: 100%;
}
textarea { width: 100%; display: block; resize: vertical; }
button {
  display: block; margin: 1.25rem 0; padding: 0.5rem 2rem; font-weight: 700; cursor: pointer;
  background: var(--link); color: var(--on-link); border-color: var(--link);
}
.answer { background: var(--panel); border: 2px solid var(--link); border-radius: 4px; padding: 0.75rem 1rem; }
.answer > p { font-size: 1.15rem; }
.answer > .hint { font-size: 1rem; margin: 0; }
.error { border: 2px solid var(--warn); border-radius: 4px; padding: 0.5rem 1rem; margin: 1rem 0; }
.error p { margin: 0; }
.warn { color: var(--warn); font-weight: 700; }
blockquote { border-left: 6px solid var(--line); padding: 0.5rem 0 0.5rem 1rem; }
blockquote > :last-child, .answer > :last-child { margin-bottom: 0; }
.sources { padding: 0; list-style: none; }
.sources > li { border-top: 1px solid var(--line); padding-bottom: 0.5rem; }
dt { font-weight: 700; }
dd { margin: 0 0 0.75rem; }
.links { padding-left: 1.2em; }
.links a, .contacts a, .action { display: inline-block; min-height: 44px; padding: 0.35rem 0; }
.links > li > a:only-child { display: block; }
.code { white-space: nowrap; }
.table { overflow-x: auto; margin: 0 0 1.5rem; }
table { border-collapse: collapse; min-width: 100%; }
caption { text-align: left; font-weight: 700; padding: 0.5rem 0; }
th, td { border: 1px solid var(--line); padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; }
.narrow { min-width: 3.5em; }
.middle { min-width: 8em; }
.broad { min-width: 16em; }
@media (min-width: 56rem) { .wide { margin-inline: calc((38em - 2rem - min(100vw - 4rem, 64rem)) / 2); } }
thead th { background: var(--panel); }
:target { outline: 3px solid var(--link); outline-offset: 4px; }
@media (forced-colors: active) {
  button { border: 2px solid ButtonText; }
  .answer, .error { border-color: CanvasText; }
}
@media print {
  :root { --ground: #fff; --panel: #fff; --text: #000; --soft: #000; --link: #000; --visited: #000; --line: #000; --warn: #000; }
  html { font-size: 14pt; }
  header nav, form, .skip, .no-print { display: none; }
  blockquote, .answer, tr { break-inside: avoid; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  .wrap { max-width: none; }
  .sources a[href]::after { content: ' （' attr(data-address) '）'; font-weight: 400; }
}
`
/** Changes when the style does, so that a browser may keep it for ever. Not a secret: a short checksum. */
export const STYLE_MARK = mark(STYLE)
function mark(text: string): string {
  let sum = 5381
  for (let i = 0; i < text.length; i++) sum = ((sum << 5) + sum + text.charCodeAt(i)) >>> 0
  return sum.toString(36)
}
