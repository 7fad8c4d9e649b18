import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { screen } from '../../src/answer/steps/screen.ts'
import { COMMANDS, KEYS, WORDS } from '../../src/voice/commands.ts'
import { commandIn, digitsIn, isHail, isListening, isNo, isYes } from '../../src/voice/hearing.ts'

const lines = (name: string): string[] =>
  readFileSync(new URL(`heard/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')

const spaced = (text: string): string => [...text].join(' ')

describe('what a listener says', () => {
  const said = lines('listening')
  it('is known from thirty', () => expect(said.length).toBeGreaterThanOrEqual(30))
  it.each(said)('%s does not interrupt', (text) => {
    expect(isListening(text)).toBe(true)
    expect(commandIn(text)).toBeUndefined()
  })
  it.each(said)('%s is the same with spaces anywhere', (text) => {
    expect(isListening(spaced(text))).toBe(true)
    expect(isListening(text.replaceAll(' ', ''))).toBe(true)
  })
})

describe('what interrupts', () => {
  const said = lines('interrupting')
  it('is known from thirty', () => expect(said.length).toBeGreaterThanOrEqual(30))
  it.each(said)('%s stops', (text) => {
    expect(commandIn(text)).toBe('pause')
    expect(isListening(text)).toBe(false)
    expect(commandIn(spaced(text))).toBe('pause')
  })
})

describe('commands', () => {
  it.each(COMMANDS)('%s is heard as a command and with polite words around it', (command) => {
    for (const word of WORDS[command]) {
      expect(commandIn(word), word).toBe(command)
      expect(commandIn(`${word}吧。`), word).toBe(command)
      expect(commandIn(`嗯，请${word}`), word).toBe(command)
    }
  })

  it.each([
    '我要找工作人员',
    '帮我转一下人工',
    '有没有真人',
    '给我接人工服务吧',
    '我想跟真人说话',
    '哎呀找个人跟我说',
    '换个人来接电话',
    '叫个活人说话',
    '明天能找到人吗',
    '你们几点上班',
    '现在有人接吗',
  ])('%s asks for a person', (text) => expect(commandIn(text)).toBe('person'))

  it.each(['哪个文件说的', '这是什么文件规定的', '有没有依据', '谁说的', '哪里写的', '凭什么这么说'])(
    '%s asks for the source',
    (text) => expect(commandIn(text)).toBe('source'),
  )

  it.each(['喂', '喂喂', '有人吗', '你好，在吗', '听得见吗'])('%s waits to be spoken to', (text) => {
    expect(isHail(text)).toBe(true)
    expect(commandIn(text)).toBeUndefined()
  })

  it.each([
    '人工耳蜗补贴',
    '哪个文件规定低保标准',
    '现在有人照顾的老人能领补贴吗',
    '找个人照顾老人有补贴吗',
    '有没有文件说残疾人坐车免费',
    '我要申请人工耳蜗',
    '人工智能培训归谁管',
    '详细说说残疾人补贴的标准是多少',
    '停电了归谁管',
    '等级怎么评',
    '快递员有没有社保',
    '返回农村创业有什么政策',
    '没有低保能领护理补贴吗',
    '帮助残疾人的政策',
    '出处在哪个文件里写着残疾人就业',
  ])('%s is a question', (text) => expect(commandIn(text)).toBeUndefined())

  it('has one for each of the twelve keys', () => {
    expect(Object.keys(KEYS).toSorted()).toEqual([...'#*0123456789'].toSorted())
  })

  /** Sounds of a word without tones, and without what the north-east, the south and a bad line do not tell apart. */
  const sounds = (word: string): string[] =>
    pinyin(word, { toneType: 'none', type: 'array' }).map((sound) =>
      sound
        .replace(/^([zcs])h/, '$1')
        .replace(/^n(?=[aeiouv])/, 'l')
        .replace(/^h(?=u)/, 'f')
        .replace(/^r/, 'y')
        .replace(/(?<=[aei])ng$/, 'n'),
    )
  const apart = (a: string[], b: string[]): number => {
    if (a.length !== b.length) return Math.max(a.length, b.length)
    return a.filter((sound, i) => sound !== b[i]).length
  }
  const ALL = COMMANDS.flatMap((command) => WORDS[command].map((word) => ({ command, word })))

  it('sound apart: no two of them are the same but for the tone', () => {
    const alike = ALL.flatMap((a) =>
      ALL.filter((b) => a.command < b.command && apart(sounds(a.word), sounds(b.word)) === 0).map(
        (b) => `${a.word} ${b.word}`,
      ),
    )
    expect(alike).toEqual([])
  })

  it('sound apart from every yes and no', () => {
    for (const { word, command } of ALL.filter(({ command }) => command !== 'bye' && command !== 'back')) {
      expect(isYes(word), word).toBe(false)
      expect(isNo(word), `${command} ${word}`).toBe(false)
    }
  })
})

describe('digits', () => {
  it.each([
    ['四八二，九一三', '482913'],
    ['482 913', '482913'],
    ['编号是四八二九幺三', '482913'],
    ['我的电话是幺三八 零零幺三 八零零零', '13800138000'],
    ['腰三八', '138'],
    ['帮我查一下口述编号二三九，二零九零', '2392090'],
  ])('%s is %s', (text, digits) => expect(digitsIn(text)).toBe(digits))
  it.each(['四百八十二', '我不知道', '四级', ''])('%s is none', (text) => expect(digitsIn(text)).toBe(''))
})

describe('ordinary questions of misfortune', () => {
  const asked = lines('ordinary')
  it('are fifty', () => expect(asked.length).toBeGreaterThanOrEqual(50))
  it.each(asked)('%s is neither danger nor distress', (question) => {
    expect(['danger', 'distress']).not.toContain(screen(question)?.reason)
  })
})
