/** Keys as on a telephone: three to a row, each as large as a thumb. */
export const TELEPHONE = `
.keypad { display: grid; grid-template-columns: repeat(3, minmax(var(--target), 6rem)); gap: 0.5rem; }
.keypad legend { grid-column: 1 / -1; }
.keypad button { margin: 0; padding: 0.5rem; font-size: 1.35rem; }
#said p { font-size: 1.2rem; }
`
