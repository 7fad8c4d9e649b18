import type { Weights } from './ranker.ts'

/** Made by train/ranker.ts from 3500 of our own everyday questions by cross-validation; do not edit. */
export const WEIGHTS: Weights = {
  words: 2.33,
  vectors: 1.179,
  sentence: 20.202,
  question: 0.0,
  twin: 0.0,
  echo: 0.0,
  coverage: 9.329,
  heading: 0.082,
  focus: 11.405,
  figure: 0.422,
  numbers: 0.075,
  row: -0.012,
  interpretation: -0.985,
  length: -3.783,
}
