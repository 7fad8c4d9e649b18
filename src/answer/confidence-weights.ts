/** Made by train/confidence.ts from 2695 questions of our own; do not edit. */
export const SURE = {
  base: -5.21,
  sentence: 3.679,
  question: 0.322,
  twin: 0.0,
  echo: 0.0,
  coverage: 1.008,
  focus: 0.672,
  heading: 0.167,
  figure: 0.187,
  words: 0.434,
  lead: 1.839,
} as const

/** The same without vectors: when there is no embedder, or it fails. */
export const SURE_BY_WORDS = {
  base: -4.402,
  sentence: 0.0,
  question: 0.0,
  twin: 0.0,
  echo: 0.0,
  coverage: 1.886,
  focus: 1.841,
  heading: 2.488,
  figure: 0.32,
  words: 2.425,
  lead: 0.753,
} as const
