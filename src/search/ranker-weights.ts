import type { Weights } from './ranker.ts'

/** Made by train/ranker.ts from 3500 of our own everyday questions by cross-validation; do not edit. */
export const WEIGHTS: Weights = {
  words: 7.331,
  vectors: 6.178,
  sentence: 20.197,
  question: 0.0,
  coverage: 9.343,
  focus: 11.417,
  figure: 0.423,
  interpretation: -0.98,
  length: -3.767,
}
