/** Made by train/confidence.ts from 2695 questions of our own; do not edit. */
export const SURE = {
  base: -7.275,
  sentence: 4.321,
  question: 0.0,
  coverage: 1.524,
  focus: 1.332,
  figure: 0.309,
  words: 0.335,
  lead: 3.15,
} as const

/** The same without vectors: when there is no embedder, or it fails. */
export const SURE_BY_WORDS = {
  base: -4.618,
  sentence: 0.0,
  question: 0.0,
  coverage: 1.904,
  focus: 1.764,
  figure: 0.462,
  words: 0.061,
  lead: 3.43,
} as const
