import { describe, expect, it } from 'vitest'
import hotline from '../../corpus/settings/hotline.json' with { type: 'json' }
import { findStumbles } from '../../src/speech/gate.ts'
import { LONGEST_SEGMENT } from '../../src/speech/segment.ts'
import { isOpen } from '../../src/voice/hours.ts'
import {
  faultsOf,
  KOREAN,
  LONGEST_PROMPT,
  prompt,
  PROMPT_NAMES,
  PROMPTS,
  type PromptName,
} from '../../src/voice/prompts.ts'
import { HOTLINE, readHotline } from '../../src/voice/settings.ts'
import { newCall, step } from '../../src/voice/step.ts'
import { world } from './caller.ts'

const SECONDS = 180 / 60

/** The longest that may stand in a gap. */
const VALUES: Record<string, string> = {
  name: '听政',
  one: '残疾人就业',
  two: '残疾人康复',
  place: '吉林省',
  grade: '一',
  n: '三',
  tail: '八零零零',
  case: '四八二九一三',
  code: '七三五二',
  when: '上班时间',
  hours: HOTLINE.hours,
  source: '吉林省推进基本公共服务均等化十三五规划',
}

const filled = (name: PromptName): string =>
  prompt(PROMPTS, name, VALUES)
    .map((s) => s.text)
    .join('')

describe('the prompts', () => {
  it('are right as they are kept', () => expect(faultsOf(PROMPTS)).toEqual([]))

  it.each(PROMPT_NAMES)('%s can be spoken, in fifteen seconds at the usual rate', (name) => {
    expect(findStumbles(filled(name))).toEqual([])
    expect(filled(name).length / SECONDS).toBeLessThanOrEqual(15)
  })

  it.each(PROMPT_NAMES)('%s names what a key does before the key, and three at most', (name) => {
    const text = PROMPTS[name]
    expect(text).not.toMatch(/(?:^|[。；：？])(?:请再?)?按[零一二三四五六七八九星井]/)
    expect(text.match(/请再?按/g)?.length ?? 0).toBeLessThanOrEqual(3)
  })

  it.each(PROMPT_NAMES)('%s is polite and plain', (name) => {
    expect(PROMPTS[name]).not.toMatch(/[！]|你(?!们)|尊敬|温馨|亲/)
  })

  it('are rejected where an editor spoils them', () => {
    const spoilt = {
      ...PROMPTS,
      ask: '请按1',
      offer: '好。'.repeat(40),
      case: '您的编号。',
      help: '甲，请按一；乙，请按二；丙，请按三；丁，请按四。',
      looking: '',
    }
    expect(faultsOf(spoilt).map((fault) => fault.split('：')[0])).toEqual(
      PROMPT_NAMES.filter((name) => ['ask', 'offer', 'case', 'help', 'looking'].includes(name)),
    )
  })

  it('say in Korean, in one sentence, that a person is there', () => {
    expect(KOREAN.lang).toBe('ko-KR')
    expect(KOREAN.text).toMatch(/^[\p{Script=Hangul} ]+\.$/u)
  })
})

describe('the first prompt', () => {
  it.each([
    ['while operators answer', world()],
    ['off hours', world({ open: false })],
    [
      'of the longest name',
      world({ settings: { ...HOTLINE, name: '某某省残疾人综合服务热线自动应答平台' } }),
    ],
    [
      'of the longest name, off hours',
      world({ open: false, settings: { ...HOTLINE, name: '某'.repeat(20) } }),
    ],
  ])('%s takes fifteen seconds at most', (_, around) => {
    const { turn } = step(newCall(around.settings), { kind: 'start' }, around)
    const said = turn?.say.map((s) => s.text).join('') ?? ''
    expect(said.length).toBeGreaterThan(10)
    expect(said.length / SECONDS).toBeLessThanOrEqual(15)
    expect(said).toMatch(/按零/)
    expect(said).not.toMatch(/菜单|欢迎致电|来电对我们/)
  })

  it('is no menu: at most one key beside the person', () => {
    for (const name of ['greeting', 'greetingClosed', 'earlier'] as const)
      expect(PROMPTS[name].match(/按[一二三四五六七八九]/g)?.length ?? 0).toBeLessThanOrEqual(1)
  })

  it('segments and prompts have the limits of the contract', () => {
    expect(LONGEST_SEGMENT / SECONDS).toBe(20)
    expect(LONGEST_PROMPT / SECONDS).toBe(15)
  })
})

describe('the hotline', () => {
  it('is right as it is kept', () => expect(readHotline(hotline)).toEqual(HOTLINE))

  it.each([
    ['hours', { ...hotline, hours: '9:00-17:00' }],
    ['rates.fast', { ...hotline, rates: { ...hotline.rates, fast: 400 } }],
    ['waits.endSilence', { ...hotline, waits: { ...hotline.waits, endSilence: 200 } }],
    ['waits.betweenKeys', { ...hotline, waits: { ...hotline.waits, betweenKeys: 2000 } }],
    ['open.0.from', { ...hotline, open: [{ days: [1], from: '8', to: '12:00' }] }],
    ['topics.0.name', { ...hotline, topics: [{ name: 'A', question: '什么' }, ...hotline.topics] }],
  ])('says that %s is wrong', (where, written) => {
    expect(readHotline(written)).toEqual({ wrong: expect.stringContaining(where) as string })
  })

  it.each([
    ['a Wednesday morning', '2026-11-25T08:30:00+08:00', true],
    ['a Wednesday noon', '2026-11-25T11:30:00+08:00', false],
    ['a Wednesday evening', '2026-11-25T17:00:00+08:00', false],
    ['a Sunday', '2026-11-29T09:00:00+08:00', false],
    ['a holiday', '2026-10-01T09:00:00+08:00', false],
    ['a Saturday that is worked', '2026-10-10T09:00:00+08:00', true],
  ])('is open or not on %s', (_, at, open) => {
    const settings = { ...HOTLINE, closedOn: ['2026-10-01'], alsoOpenOn: ['2026-10-10'] }
    expect(isOpen(settings, Date.parse(at))).toBe(open)
  })
})
