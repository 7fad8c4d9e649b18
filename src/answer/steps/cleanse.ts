/**
 * Characters that a reader does not see and a program might obey: Unicode tags, zero-width marks, direction marks,
 * control characters, variation selectors, fillers, the empty Braille cell. They are taken out before the first step, so
 * that a question is what it looks like.
 */
const UNSEEN = /\p{Cf}|\p{Cc}|\p{Default_Ignorable_Code_Point}|\u2800/gu

/** The question as a person sees it, white space drawn together. */
export const cleanse = (text: string): string =>
  text
    .replace(/[\s\ufeff]+/g, (white) => (/^\ufeff+$/.test(white) ? '' : ' '))
    .replace(UNSEEN, '')
    .trim()
