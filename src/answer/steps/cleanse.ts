/**
 * Characters that a reader does not see and a program might obey: Unicode tags, zero-width marks, direction marks,
 * control characters. They are taken out before the first step, so that a question is what it looks like.
 */
const UNSEEN =
  /[\u{e0000}-\u{e007f}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u180e\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu

/** The question as a person sees it, white space drawn together. */
export const cleanse = (text: string): string => text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim()
