import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prompt, PROMPT_NAMES, PROMPTS } from '../../src/voice/prompts.ts'
import { HOTLINE } from '../../src/voice/settings.ts'

const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined
const missing = ['espeak-ng', 'soxi'].filter((tool) => !has(tool))

/** Debian's voice for Chinese; `cmn` of espeak-ng 1.51 reads pinyin as English (issues 1236, 1370). */
const VOICE = ['-v', 'cmn-latn-pinyin']
/** `-s 148` is about 180 characters a minute, measured on sentences of policy. */
const USUAL = ['-s', '148']

const VALUES = {
  name: HOTLINE.name,
  hours: HOTLINE.hours,
  one: '残疾人就业',
  two: '残疾人康复',
  place: '吉林省',
  grade: '二',
  n: '三',
  tail: '八零零零',
  case: '四八二九一三',
  code: '七三五二',
  when: '上班时间',
  source: '吉林省推进基本公共服务均等化十三五规划',
}

const said = PROMPT_NAMES.map((name) => ({
  name,
  text: prompt(PROMPTS, name, VALUES)
    .map((s) => s.text)
    .join(''),
}))

if (missing.length > 0 && process.env['CI'] !== 'true')
  console.warn(`Not tried, as ${missing.join(' and ')} are not installed: how the prompts sound.`)

describe.skipIf(missing.length > 0 && process.env['CI'] !== 'true')(
  'the prompts in a real voice',
  { timeout: 120_000 },
  () => {
    let folder = ''
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'spoken-'))
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    it('are read as Chinese, never as English', () => {
      for (const { name, text } of said) {
        const phonemes = execFileSync('espeak-ng', [...VOICE, '-q', '-x', text], { encoding: 'utf8' })
        expect(phonemes.trim(), name).not.toBe('')
        expect(phonemes, `${name}: ${text}`).not.toMatch(/\([a-z]{2}(?:-[a-z]+)?\)/)
      }
    })

    it('take no longer than fifteen seconds', () => {
      const wav = join(folder, 'said.wav')
      for (const { name, text } of said) {
        execFileSync('espeak-ng', [...VOICE, ...USUAL, '-w', wav, text])
        const seconds = Number(execFileSync('soxi', ['-D', wav], { encoding: 'utf8' }))
        expect(seconds, `${name}: ${text}`).toBeGreaterThan(0.2)
        expect(seconds, `${name}: ${text}`).toBeLessThanOrEqual(15)
      }
    })
  },
)
