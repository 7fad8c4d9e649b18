import { COLOURS, properties } from '../../channels/web/tokens.ts'

const contrast = properties(COLOURS.contrast)
const dark = properties(COLOURS.dark)

/**
 * The look within the shadow tree. What a host's rules pass down is set anew but for spacing, which people set for
 * themselves. `medium` is the browser's own text size, `1rem` the host's: the larger counts, everything else is in em.
 * Its own ground lies under all of it: a dark widget on a light page still has a ring to be seen.
 */
export const STYLE = `
:host { display: block; }
*, *::before, *::after { box-sizing: border-box; }
.root {
  color-scheme: light; --target: 44px; ${properties(COLOURS.light)}
  font: 400 medium/1.8 var(--tingzheng-font, system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif);
  color: var(--text); text-align: start; text-indent: 0; text-transform: none; text-shadow: none; white-space: normal;
  word-break: normal; overflow-wrap: anywhere; text-wrap: pretty; user-select: text; -webkit-user-select: text; cursor: auto;
  pointer-events: auto; list-style: none; writing-mode: horizontal-tb;
  background: var(--ground); width: fit-content; max-width: 100%; padding: 8px;
}
.size { font-size: max(1.125em, 1rem); }
@media (prefers-color-scheme: dark) { :host(:not([theme])) .root { color-scheme: dark; ${dark} } }
:host([theme='dark']) .root { color-scheme: dark; ${dark} }
:host([theme='contrast']) .root { color-scheme: dark; ${contrast} }
@media (prefers-contrast: more) { .root { --soft: var(--text); --line: var(--text); } }
[hidden] { display: none; }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
.panel, .launcher, dialog { background: var(--ground); color: var(--text); }
.panel { max-width: 38em; padding: 0.25em 1.25em 1.25em; border: 2px solid var(--accent); border-radius: 4px; }
.head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1em; }
h2 { font-size: 1.2em; line-height: 1.5; margin: 0.5em 0; }
h3, h4 { font-size: 1em; line-height: 1.6; margin: 1.5em 0 0.25em; }
h4 { color: var(--soft); }
p, ul, ol, dl { margin: 0 0 0.75em; }
ul, ol { padding: 0 0 0 1.5em; }
li > p { color: var(--soft); margin: 0; }
a { color: var(--accent); text-underline-offset: 0.25em; display: inline-block; min-height: var(--target); min-width: var(--target); padding: 0.35em 0; }
a:visited { color: var(--visited); }
.source > a { display: block; }
.people a { font-weight: 700; }
article { border-bottom: 1px solid var(--line); padding-bottom: 1em; }
.said { font-size: 1.1em; margin: 0 0 0.5em; padding: 0 0 0 0.9em; border-left: 0.35em solid var(--accent); }
.said p { margin: 0; }
.warn { color: var(--warn); font-weight: 700; }
.hint { color: var(--soft); margin: 0 0 0.5em; }
.error { border-left: 6px solid var(--warn); padding: 0.25em 0 0.25em 1em; margin: 1em 0; }
.error p { margin: 0; }
label { display: block; font-weight: 700; margin: 1em 0 0.25em; }
textarea, input, button {
  font: inherit; letter-spacing: inherit; color: inherit; background: var(--ground); border: 2px solid var(--line);
  border-radius: 4px; padding: 0.5em 0.75em; min-height: var(--target); max-width: 100%; margin: 0;
}
textarea { display: block; width: 100%; resize: vertical; scroll-margin: 0.75em; }
input { width: 16em; }
button {
  min-width: var(--target); padding: 0.4em 1.5em; font-weight: 700; cursor: pointer;
  background: var(--accent); color: var(--on-accent); border-color: var(--accent);
}
form button { display: block; margin: 1.25em 0; }
button.quiet { background: var(--ground); color: var(--accent); }
button[aria-pressed='true'] { border-style: double; border-width: 6px; }
button[aria-disabled='true'] { background: var(--ground); color: var(--soft); border-color: var(--line); cursor: default; }
[aria-invalid='true'] { border-color: var(--warn); }
.judge, .corner { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em 1em; margin: 1em 0 0; }
.judge p { flex-basis: 100%; }
.help { border-top: 1px solid var(--line); font-size: 0.95em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1em; }
dt { font-weight: 700; }
dd { margin: 0; }
.check { display: flex; align-items: center; min-height: var(--target); margin: 0; font-weight: 400; }
.check input { width: 1.5em; min-height: 1.5em; height: 1.5em; margin: 0 0.5em 0 0; accent-color: var(--accent); flex: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
[tabindex='-1']:focus { outline: none; }
dialog { position: fixed; inset: 0; width: 100%; max-width: none; height: 100%; max-height: none; margin: 0; padding: 0; border: 0; overflow-y: auto; }
dialog .panel { border: 0; max-width: none; padding: 0.25em 1em 2em; }
.root > .size > .panel { margin-top: 0.5em; }
.corner { display: none; }
@media (min-width: 60em) and (min-height: 30em) {
  :host([position='corner']) .corner { display: flex; }
  :host([position='corner']) .root:not([data-place='off']) {
    position: fixed; z-index: 2147483000; inset: auto 1rem 1rem auto; width: max-content; max-width: 26em;
  }
  :host([position='corner']) .root[data-place='left'] { inset: auto auto 1rem 1rem; }
  :host([position='corner']) .root:not([data-place='off']) .panel { max-height: 75vh; overflow-y: auto; }
}
@media (forced-colors: active) {
  button { border: 2px solid ButtonText; background: ButtonFace; color: ButtonText; }
  .said, .error { border-color: Highlight; }
  button[aria-disabled='true'] { border-color: GrayText; color: GrayText; }
}
`
