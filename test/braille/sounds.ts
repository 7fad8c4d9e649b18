import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { wordsOf } from '../../src/braille/words.ts'

/** Cells of initials and finals, from the table of 国家通用盲文方案: written here anew, to compare with liblouis. */
const INITIALS: Record<string, string> = Object.fromEntries(
  'zh⠌ ch⠟ sh⠱ b⠃ p⠏ m⠍ f⠋ d⠙ t⠞ n⠝ l⠇ g⠛ k⠅ h⠓ j⠛ q⠅ x⠓ r⠚ z⠵ c⠉ s⠎'.split(' ').map(pair),
)
const FINALS: Record<string, string> = Object.fromEntries(
  'a⠔ o⠢ e⠢ ai⠪ ei⠮ ao⠖ ou⠷ an⠧ en⠴ ang⠦ eng⠼ er⠗ i⠊ ia⠫ ie⠑ iao⠜ iu⠳ ian⠩ in⠣ iang⠭ ing⠡ iong⠹ u⠥ ua⠿ uo⠕ uai⠽ ui⠺ uan⠻ un⠒ uang⠶ ong⠲ v⠬ ve⠾ van⠯ vn⠸'
    .split(' ')
    .map(pair),
)
/** Written short, with the tone and the vowel left out. */
const SHORT: Record<string, string> = { 的: '⠙', 他: '⠞', 你: '⠝', 么: '⠍' }

function pair(entry: string): [string, string] {
  return [entry.slice(0, -1), entry.slice(-1)]
}

function cellsOf(syllable: string): string {
  const plain = syllable
    .replace(/\d$/, '')
    .replace(/^yu/, 'v')
    .replace(/^(vn|van|ve)$/, '$1')
    .replace(/^v(?=ou$)/, 'i')
    .replace(/^vong$/, 'iong')
    .replace(/^yi|^y/, 'i')
    .replace(/^wu|^w/, 'u')
  const [, initial = '', rest = ''] = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcs])?(.*)$/.exec(plain) ?? []
  let final = /^[jqx]$/.test(initial) ? rest.replace(/^u/, 'v') : rest
  if (initial === '') final = { uen: 'un', uei: 'ui', iou: 'iu' }[final] ?? final
  if (/^([zcs]h?|r)$/.test(initial) && final === 'i') final = ''
  return (INITIALS[initial] ?? '') + (FINALS[final] ?? '')
}

/** The cells that a word sounds as, each syllable with a tone or without. */
export function soundOf(word: string): RegExp {
  const syllables = pinyin(word, { toneType: 'num', type: 'array', v: true })
  const cells = syllables.map((syllable, i) => {
    const short = SHORT[word[i] ?? '']
    return `${short ? `(${short}|${cellsOf(syllable)})` : cellsOf(syllable)}[⠁⠂⠄⠆]?`
  })
  return new RegExp(`^${cells.join('')}$`)
}

export function wordsOfCorpus(): string[] {
  const { clauses } = JSON.parse(readFileSync('index/clauses.json', 'utf8')) as {
    clauses: { text: string }[]
  }
  const runs = clauses.flatMap(({ text }) => text.match(/\p{Script=Han}+/gu) ?? [])
  return [...new Set(runs.flatMap(wordsOf))]
}
