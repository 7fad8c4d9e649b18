/**
 * Type and forms. One scale in rem, so that the browser's own text size counts; lines of 36 characters set 1.8 apart
 * (WCAG 2.2, 1.4.8: at most 40); nothing is fixed, so nothing covers what has the focus at 400 %. Tables out of sight are
 * laid out later, but all at once for who comes by keyboard: one laid out above the focus would push it out of the window.
 */
export const BASE = `
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--text); line-height: 1.8; overflow-wrap: anywhere; text-wrap: pretty;
  font-family: system-ui, -apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif;
}
.wrap { max-width: 38rem; margin: 0 auto; padding: 0 1rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.5; }
h1 { font-size: 1.75rem; line-height: 1.4; margin: 2.5rem 0 1rem; }
h2 { font-size: 1.35rem; margin: 3rem 0 0.75rem; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
p, ul, ol, dl, blockquote { margin: 0 0 1rem; }
ul, ol { padding-left: 1.5em; }
dt { font-weight: 700; }
dd { margin: 0 0 0.75rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.25em; }
a:hover { text-decoration-thickness: 3px; }
main a:visited { color: var(--visited); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
[tabindex='-1']:focus { outline: none; }
:target { outline: 3px solid var(--accent); outline-offset: 6px; scroll-margin-top: 1.5rem; }
summary { min-height: var(--target); padding: 0.4rem 0; cursor: pointer; color: var(--accent); }
kbd { font: inherit; font-weight: 700; }
pre code { display: block; white-space: pre-wrap; }
tingzheng-widget a { display: inline-block; padding: 0.5rem 0; }
label, .label { display: block; font-weight: 700; margin: 1.25rem 0 0.25rem; }
.hint { color: var(--soft); margin: 0 0 0.5rem; }
.warn { color: var(--warn); font-weight: 700; }
textarea, select, input[type='text'], input[type='tel'], input[type='password'], button, .button {
  font: inherit; color: inherit; background: var(--ground); border: 2px solid var(--line); border-radius: 4px;
  padding: 0.5rem 0.75rem; min-height: var(--target); max-width: 100%;
}
textarea { width: 100%; display: block; resize: vertical; }
button, .button {
  display: inline-block; margin: 1.25rem 0; padding: 0.5rem 2.25rem; min-width: var(--target); font-weight: 700;
  cursor: pointer; text-decoration: none; background: var(--accent); color: var(--on-accent); border-color: var(--accent);
}
main a.button:visited { color: var(--on-accent); }
button:hover, .button:hover { text-decoration: underline; text-decoration-thickness: 2px; }
button[aria-disabled='true'] { background: var(--ground); color: var(--soft); border-color: var(--line); cursor: default; }
button.quiet, .button.quiet { background: var(--ground); color: var(--accent); }
main a.button.quiet:visited { color: var(--accent); }
[aria-invalid='true'] { border-color: var(--warn); }
input[type='checkbox'], input[type='radio'] {
  width: 1.5rem; height: 1.5rem; margin: 0 0.5rem 0 0; vertical-align: middle; accent-color: var(--accent);
}
.choice { display: flex; align-items: center; min-height: var(--target); margin: 0.25rem 0; font-weight: 400; }
.choice label { flex: 1; margin: 0; padding: 0.4rem 0; font-weight: 400; }
fieldset { border: 0; margin: 1.25rem 0; padding: 0; min-width: 0; }
legend { font-weight: 700; padding: 0; }
.error { border-left: 6px solid var(--warn); padding: 0.25rem 0 0.25rem 1rem; margin: 1rem 0; }
.error p { margin: 0; }
.error h2 { margin-top: 0.5rem; }
.error ul { margin: 0; }
.error a { display: inline-block; min-height: var(--target); padding: 0.35rem 0; }
blockquote { background: var(--panel); border-left: 3px solid var(--line); margin: 0 0 1rem; padding: 0.75rem 1rem; }
blockquote > :last-child { margin-bottom: 0; }
h2 a, h3 a, caption a { display: inline-block; padding: 0.3rem 0; min-height: var(--target); }
.links { padding-left: 1.2em; }
.links a, .action { display: inline-block; min-height: var(--target); min-width: var(--target); padding: 0.35rem 0; }
.links > li > a:only-child { display: block; }
.code { white-space: nowrap; }
h1 .code { display: inline-block; white-space: normal; }
.table { overflow-x: auto; margin: 0 0 1.5rem; content-visibility: auto; contain-intrinsic-height: auto 60rem; }
main:focus-within .table { content-visibility: visible; }
table { border-collapse: collapse; min-width: 100%; overflow-wrap: normal; text-wrap: wrap; }
caption { text-align: left; font-weight: 700; padding: 0.5rem 0; }
th, td { border: 1px solid var(--line); padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; }
thead th { background: var(--panel); }
th[scope='row'] { min-width: 4em; }
.narrow { min-width: 3.5em; }
.middle { min-width: 8em; }
.broad { min-width: 16em; }
@media (min-width: 56rem) { .wide { margin-inline: calc((36rem - min(100vw - 4rem, 64rem)) / 2); } }
`
