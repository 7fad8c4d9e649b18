/** Forms about people: boxes keep their size beside long words, and the words are part of the target. */
export const PERSON = `
.choice > input { flex: none; }
.choice > label { flex: 1; margin: 0; padding: 0.5rem 0; font-weight: 400; }
.check dt { margin-top: 1.5rem; }
.check p { margin: 0; }
.address { font-weight: 700; }
`
