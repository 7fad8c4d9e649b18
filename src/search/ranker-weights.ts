import type { Weights } from './ranker.ts'

/** Made by train/ranker.ts from 3500 of our own everyday questions by cross-validation; do not edit. */
export const WEIGHTS: Weights = {
  words: 7.48,
  vectors: 6.132,
  sentence: 21.08,
  question: 0.0,
  coverage: 9.339,
  focus: 10.1,
  figure: 0.401,
  interpretation: -0.451,
  length: -3.92,
}
