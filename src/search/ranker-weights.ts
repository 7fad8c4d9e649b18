import type { Weights } from './ranker.ts'

/** Made by train/ranker.ts from 3500 of our own everyday questions by cross-validation; do not edit. */
export const WEIGHTS: Weights = {
  words: 7.765,
  vectors: 6.005,
  sentence: 21.028,
  question: 0.0,
  coverage: 8.923,
  focus: 9.867,
  figure: 0.399,
  interpretation: -0.455,
  length: -4.0,
}
