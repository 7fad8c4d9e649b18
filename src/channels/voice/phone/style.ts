/** Keys as on a telephone: three to a row, each as large as a thumb. */
export const TELEPHONE = `
.keypad { display: grid; margin: 1.25rem 0; grid-template-columns: repeat(3, minmax(var(--target), 6rem)); gap: 0.5rem; }
.keypad button { margin: 0; padding: 0.5rem; font-size: 1.35rem; }
#said p { font-size: 1.2rem; max-width: 30em; }
`
