import type { Weights } from './ranker.ts'

/** Made by train/plain-ranker.ts from the collections own, reading, medical, with the teacher's vectors; do not edit. */
export const TAUGHT_PLAIN: Weights = {
  words: 2.847,
  vectors: 3.512,
  sentence: 4.864,
  question: 0.0,
  coverage: 4.11,
  focus: 4.461,
  figure: 0.35,
  interpretation: 0.0,
  length: -2.957,
  familiar: 0.0,
}

/** Made by train/plain-ranker.ts from the collections own, reading, medical, with a table's; do not edit. */
export const UNTAUGHT_PLAIN: Weights = {
  words: 4.041,
  vectors: 0.915,
  sentence: 2.174,
  question: 0.0,
  coverage: 5.383,
  focus: 5.114,
  figure: 0.327,
  interpretation: 0.0,
  length: -3.66,
  familiar: 0.0,
}
