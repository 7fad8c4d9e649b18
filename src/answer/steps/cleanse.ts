/**
 * Characters that a reader does not see and a program might obey: Unicode tags, zero-width marks, direction marks,
 * control characters, variation selectors. They are taken out before the first step, so that a question is what it looks
 * like.
 */
const UNSEEN = /\p{Cf}|\p{Cc}|\p{Variation_Selector}/gu

/** The question as a person sees it, white space drawn together. */
export const cleanse = (text: string): string =>
  text
    .replace(/[\s\ufeff]+/g, (white) => (/^\ufeff+$/.test(white) ? '' : ' '))
    .replace(UNSEEN, '')
    .trim()
