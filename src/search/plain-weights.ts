import type { Weights } from './ranker.ts'

/** Made by train/plain-ranker.ts from the collections own, reading, medical, with the teacher's vectors; do not edit. */
export const TAUGHT_PLAIN: Weights = {
  words: 3.27,
  vectors: 3.66,
  sentence: 2.22,
  question: 0.0,
  coverage: 4.2,
  focus: 5.46,
  figure: 0.39,
  interpretation: 0.0,
  length: -5.47,
}

/** Made by train/plain-ranker.ts from the collections own, reading, medical, with a table's; do not edit. */
export const UNTAUGHT_PLAIN: Weights = {
  words: 3.99,
  vectors: 1.38,
  sentence: 1.22,
  question: 0.0,
  coverage: 3.57,
  focus: 4.59,
  figure: 0.46,
  interpretation: 0.0,
  length: -5.19,
}
