import type { Weights } from './ranker.ts'

/** Made by train/ranker.ts from 3500 of our own everyday questions by cross-validation; do not edit. */
export const WEIGHTS: Weights = {
  words: 3.041,
  vectors: 0.94,
  sentence: 21.296,
  question: 0.0,
  coverage: 7.711,
  focus: 8.007,
  figure: 0.413,
  interpretation: -0.498,
  length: -4.107,
  familiar: 5.0,
}
