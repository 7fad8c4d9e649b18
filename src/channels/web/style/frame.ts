/** What stands around every page. */
export const FRAME = `
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: inline-block; padding: 0.5rem 1rem; min-height: var(--target); }
header { border-top: 0.5rem solid var(--accent); }
header .wrap { display: flex; flex-wrap: wrap; align-items: center; gap: 0 2rem; padding-top: 0.5rem; }
header nav { flex: 1 1 20rem; }
header nav ul { gap: 0 1.25rem; }
.name { margin: 0; color: var(--accent); font-size: 1.1rem; font-weight: 700; }
nav ul, .foot { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; }
nav a, footer ul a { display: inline-flex; align-items: center; min-height: var(--target); min-width: var(--target); }
nav [aria-current] { font-weight: 700; color: var(--text); text-decoration: none; }
.large-link { margin-left: auto; }
footer { background: var(--panel); margin-top: 4rem; padding: 1rem 0 2rem; }
footer h2 { font-size: 1.1rem; margin: 1.5rem 0 0.25rem; }
footer ul { padding: 0; list-style: none; }
#human a { font-weight: 700; }
#display p { margin: 0.5rem 0 0; }
.keys { margin: 0; }
.keys > div { display: flex; gap: 0 1rem; }
.keys dt { flex: 0 0 6em; }
.keys dd { margin: 0; }
.foot { margin-top: 1.5rem; }
`
