import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { distanceOf, featuresOf } from './mfcc.ts'

const has = (tool: string, flag: string): boolean => spawnSync(tool, [flag]).error === undefined
const missing = [
  ['espeak-ng', '--version'],
  ['sox', '--version'],
  ['multimon-ng', '-h'],
].flatMap(([tool = '', flag = '']) => (has(tool, flag) ? [] : [tool]))

const skipped = missing.length > 0 && process.env['CI'] !== 'true'
if (skipped)
  console.warn(
    `Not tried, as ${missing.join(' and ')} are not installed: keys and words on a telephone line.`,
  )

/** ITU-T Q.23. */
const ROWS = [697, 770, 852, 941]
const COLUMNS = [1209, 1336, 1477]
const PAD = ['123', '456', '789', '*0#']

/** The telephone's own words, each of another command: they have to be told apart on a bad line. */
const WORDS = [
  '人工',
  '再说一遍',
  '上一段',
  '下一段',
  '慢一点',
  '快一点',
  '短一点',
  '详细一点',
  '出处',
  '念文号',
  '发短信',
  '返回',
  '换个问题',
  '帮助',
  '等一下',
] as const

describe.skipIf(skipped)('a telephone line: A-law, 8 kHz', () => {
  let folder = ''
  const file = (name: string): string => join(folder, name)
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'line-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('carries all twelve keys', () => {
    const keys = PAD.join('')
    const tones = PAD.flatMap((row, r) =>
      [...row].map((_, c) => {
        const name = file(`${r}${c}.wav`)
        const tone = [
          'synth',
          '0.12',
          'sine',
          String(ROWS[r]),
          'synth',
          '0.12',
          'sine',
          'mix',
          String(COLUMNS[c]),
        ]
        execFileSync('sox', ['-n', '-r', '8000', '-c', '1', name, ...tone, 'gain', '-6', 'pad', '0.1', '0.1'])
        return name
      }),
    )
    execFileSync('sox', [...tones, '-e', 'a-law', file('line.wav')])
    execFileSync('sox', [
      file('line.wav'),
      '-r',
      '22050',
      '-e',
      'signed',
      '-b',
      '16',
      '-c',
      '1',
      '-t',
      'raw',
      file('line.raw'),
    ])
    const heard = execFileSync('multimon-ng', ['-q', '-a', 'DTMF', '-t', 'raw', file('line.raw')], {
      encoding: 'utf8',
    })
    expect([...heard.matchAll(/DTMF: (.)/g)].map((m) => m[1]).join('')).toBe(keys)
  })

  /** A word as it comes out of the line: 300 to 3400 Hz, A-law, with the noise of an old one. */
  function spoken(word: string, speed: number, pitch: number, noise = 0): number[][] {
    const clean = file('clean.wav')
    const line = file('word.wav')
    execFileSync('espeak-ng', [
      '-v',
      'cmn-latn-pinyin',
      '-s',
      String(speed),
      '-p',
      String(pitch),
      '-w',
      clean,
      word,
    ])
    const band = ['sinc', '300-3400']
    execFileSync('sox', [clean, '-r', '8000', '-c', '1', '-e', 'a-law', line, ...band, 'norm', '-3'])
    if (noise > 0) {
      const noisy = file('noisy.wav')
      const seconds = execFileSync('soxi', ['-D', line], { encoding: 'utf8' }).trim()
      execFileSync('sox', [
        '-R',
        '-n',
        '-r',
        '8000',
        '-c',
        '1',
        file('noise.wav'),
        'synth',
        seconds,
        'pinknoise',
        'vol',
        String(noise),
      ])
      execFileSync('sox', ['-m', line, file('noise.wav'), '-e', 'a-law', noisy])
      execFileSync('sox', [noisy, '-e', 'a-law', line])
    }
    execFileSync('sox', [line, '-e', 'signed', '-b', '16', '-t', 'raw', file('word.raw')])
    const raw = readFileSync(file('word.raw'))
    return featuresOf(new Int16Array(raw.buffer, raw.byteOffset, raw.byteLength / 2))
  }

  /** The same voice speaks on both sides: this shows that words are apart, not that people are understood. */
  it('keeps the spoken commands apart, fast, slow, high and noisy', () => {
    const templates = WORDS.map((word) => ({
      word,
      features: [spoken(word, 150, 50), spoken(word, 120, 40)],
    }))
    const nearest = (features: number[][]): string => {
      const ranked = templates
        .map(({ word, features: known }) => ({
          word,
          far: Math.min(...known.map((k) => distanceOf(k, features))),
        }))
        .toSorted((a, b) => a.far - b.far)
      return ranked[0]?.word ?? ''
    }
    const wrong = WORDS.flatMap((word) =>
      [spoken(word, 135, 60), spoken(word, 170, 45), spoken(word, 150, 50, 0.02)].flatMap((features, i) => {
        const heard = nearest(features)
        return heard === word ? [] : [`${word} ${i} → ${heard}`]
      }),
    )
    expect(wrong).toEqual([])
  }, 240_000)
})
