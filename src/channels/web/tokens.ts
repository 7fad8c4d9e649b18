/**
 * Every colour of the pages, in this file alone. One accent: links, buttons, focus and the answer's edge. A test computes
 * each contrast: text at least 7:1 on both grounds, lines and focus 3:1 (WCAG 2.2, 1.4.6 and 1.4.11).
 */
export interface Colours {
  ground: string
  /** Behind what is quoted from a document. */
  panel: string
  text: string
  soft: string
  accent: string
  onAccent: string
  visited: string
  line: string
  /** Of what is over or wrong; always beside words that say so. */
  warn: string
}

export const COLOURS: Record<'light' | 'dark' | 'contrast', Colours> = {
  light: {
    ground: '#ffffff',
    panel: '#f1f5f5',
    text: '#16201f',
    soft: '#3d4948',
    accent: '#00514d',
    onAccent: '#ffffff',
    visited: '#46366b',
    line: '#6a7776',
    warn: '#7d1a0b',
  },
  dark: {
    ground: '#121716',
    panel: '#1d2423',
    text: '#f0f4f3',
    soft: '#cad3d2',
    accent: '#7fdcd3',
    onAccent: '#0b1413',
    visited: '#cfc0f2',
    line: '#8b9a98',
    warn: '#ffb9a3',
  },
  contrast: {
    ground: '#000000',
    panel: '#000000',
    text: '#ffffff',
    soft: '#ffffff',
    accent: '#ffe14d',
    onAccent: '#000000',
    visited: '#ffe14d',
    line: '#ffffff',
    warn: '#ffc9b8',
  },
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The colours as custom properties: --on-accent: #ffffff; */
export const properties = (colours: Colours): string =>
  Object.entries(colours)
    .map(([name, value]) => `--${dashed(name)}: ${value};`)
    .join(' ')
