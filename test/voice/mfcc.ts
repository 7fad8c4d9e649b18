/**
 * What words sound like, for comparing them: mel-frequency cepstral coefficients (Davis and Mermelstein 1980) of 8 kHz
 * speech, 25 ms frames every 10 ms, their mean taken off, and dynamic time warping (Sakoe and Chiba 1978) between two words.
 */

const RATE = 8000
const FRAME = 200
const HOP = 80
const BINS = 128
const BANDS = 20
const COEFFICIENTS = 12

const mel = (hertz: number): number => 1127 * Math.log(1 + hertz / 700)
const hertz = (m: number): number => 700 * (Math.exp(m / 1127) - 1)

const WINDOW = Float64Array.from(
  { length: FRAME },
  (_, n) => 0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (FRAME - 1)),
)
const COSINES = Array.from({ length: BINS }, (_, k) =>
  Float64Array.from({ length: FRAME }, (__, n) => Math.cos((Math.PI * k * n) / BINS)),
)
const SINES = Array.from({ length: BINS }, (_, k) =>
  Float64Array.from({ length: FRAME }, (__, n) => Math.sin((Math.PI * k * n) / BINS)),
)

/** Triangles between 300 and 3400 Hz, what a telephone carries. */
const FILTERS = Array.from({ length: BANDS }, (_, b) => {
  const edge = (i: number): number => hertz(mel(300) + ((mel(3400) - mel(300)) * i) / (BANDS + 1))
  const [low, mid, high] = [edge(b), edge(b + 1), edge(b + 2)]
  return Float64Array.from({ length: BINS }, (__, k) => {
    const f = (k * RATE) / 2 / BINS
    return Math.max(0, Math.min((f - low) / (mid - low), (high - f) / (high - mid)))
  })
})

/** Plain loops: a word takes a million of these steps. */
function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

/** Frames of coefficients; silence before and behind is left out. */
export function featuresOf(samples: Int16Array): number[][] {
  const frames: { energy: number; coefficients: number[] }[] = []
  for (let at = 0; at + FRAME <= samples.length; at += HOP) {
    const frame = WINDOW.map((w, n) => w * ((samples[at + n] ?? 0) - 0.95 * (samples[at + n - 1] ?? 0)))
    const power = Float64Array.from({ length: BINS }, (_, k) => {
      const [re, im] = [dot(frame, COSINES[k] ?? frame), dot(frame, SINES[k] ?? frame)]
      return re * re + im * im
    })
    const bands = FILTERS.map((filter) => Math.log(dot(power, filter) + 1e4))
    const coefficients = Array.from({ length: COEFFICIENTS }, (_, c) =>
      bands.reduce((sum, band, b) => sum + band * Math.cos((Math.PI * (c + 1) * (b + 0.5)) / BANDS), 0),
    )
    frames.push({ energy: Math.log(power.reduce((sum, p) => sum + p, 1)), coefficients })
  }
  const loudest = Math.max(...frames.map((f) => f.energy))
  const loud = frames.map((f) => f.energy > loudest - 7)
  const spoken = frames.slice(loud.indexOf(true), loud.lastIndexOf(true) + 1).map((f) => f.coefficients)
  const mean = Array.from(
    { length: COEFFICIENTS },
    (_, c) => spoken.reduce((s, f) => s + (f[c] ?? 0), 0) / spoken.length,
  )
  return spoken.map((f) => f.map((x, c) => x - (mean[c] ?? 0)))
}

/** How far two words are from each other along the best way through both, a step. */
export function distanceOf(a: number[][], b: number[][]): number {
  const far = (x: readonly number[], y: readonly number[]): number => {
    let sum = 0
    for (let c = 0; c < COEFFICIENTS; c++) sum += ((x[c] ?? 0) - (y[c] ?? 0)) ** 2
    return Math.sqrt(sum)
  }
  let before = new Float64Array(b.length).fill(Infinity)
  for (let i = 0; i < a.length; i++) {
    const row = new Float64Array(b.length)
    for (let j = 0; j < b.length; j++) {
      const here = far(a[i] ?? [], b[j] ?? [])
      const way = Math.min(before[j] ?? Infinity, row[j - 1] ?? Infinity, before[j - 1] ?? Infinity)
      row[j] = here + (i === 0 && j === 0 ? 0 : way)
    }
    before = row
  }
  return (before.at(-1) ?? Infinity) / (a.length + b.length)
}
