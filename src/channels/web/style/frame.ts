/** What stands around every page. */
export const FRAME = `
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: inline-block; padding: 0.5rem 1rem; min-height: var(--target); }
header { border-top: 0.5rem solid var(--accent); }
header .wrap { display: flex; flex-wrap: wrap; align-items: center; padding-top: 0.5rem; }
header nav { flex: 1 1 20rem; }
.name { margin: 0 1.5rem 0 0; color: var(--accent); font-size: 1.1rem; font-weight: 700; }
nav ul, .foot { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; }
nav li { margin-right: 0.6rem; }
.foot li { margin-right: 1.25rem; }
nav a, footer ul a { display: inline-flex; align-items: center; min-height: var(--target); min-width: var(--target); }
nav [aria-current] { font-weight: 700; color: var(--text); text-decoration: none; }
nav .large-link { margin: 0 0 0 auto; }
footer { background: var(--panel); margin-top: 4rem; padding: 1rem 0 2rem; }
footer h2 { font-size: 1.1rem; margin: 1.5rem 0 0.25rem; }
footer ul { padding: 0; list-style: none; }
#human a { font-weight: 700; }
#display p { margin: 0.5rem 0 0; }
.keys { margin: 0; }
.keys > div { display: flex; flex-wrap: wrap; }
.keys dt { flex: 0 0 7em; }
.keys dd { flex: 1 1 8em; margin: 0; }
.foot { margin-top: 1.5rem; }
@media (min-width: 40rem) { nav li { margin-right: 1.25rem; } }
`
