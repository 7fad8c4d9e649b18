import seed from '../../corpus/settings/prompts.json' with { type: 'json' }
import { findStumbles } from '../speech/gate.ts'
import { segmentsOf } from '../speech/segment.ts'
import type { Segment } from './segment.ts'

export type PromptName = keyof typeof seed
export type Prompts = Readonly<Record<PromptName, string>>

/** All that the hotline says of itself (corpus/settings/prompts.json), until an editor writes it otherwise. */
export const PROMPTS: Prompts = seed

export const PROMPT_NAMES = Object.keys(seed) as PromptName[]

/** 15 seconds at 180 characters a minute: what one hears before one may act. */
export const LONGEST_PROMPT = 45

const GAP = /\{(\w+)\}/g
const gapsOf = (text: string): string => [...text.matchAll(GAP)].map((m) => m[1]).join('、')

/**
 * What is wrong with prompts that an editor wrote, a line each: missing, longer than 15 seconds, not to be spoken, more than
 * three choices, other gaps than ours. Empty: they may be used.
 */
export function faultsOf(written: Readonly<Record<string, unknown>>): string[] {
  return PROMPT_NAMES.flatMap((name) => {
    const text = written[name]
    if (typeof text !== 'string' || text === '') return [`${name}：没有写`]
    const gaps = gapsOf(seed[name])
    const faults = [
      text.replace(GAP, '').length > LONGEST_PROMPT ? `最多 ${LONGEST_PROMPT} 个字` : '',
      findStumbles(text.replace(GAP, '某')).length > 0 ? '要写成念的话：不写数字、字母、括号' : '',
      (text.match(/请再?按/g)?.length ?? 0) > 3 ? '最多三个选择' : '',
      gapsOf(text) === gaps ? '' : `要空着的是：${gaps || '没有'}`,
    ]
    return faults.filter((fault) => fault !== '').map((fault) => `${name}：${fault}`)
  })
}

/** A prompt with its gaps filled, in segments; what fills them is in spoken form. */
export function prompt(
  prompts: Prompts,
  name: PromptName,
  values: Readonly<Record<string, string>> = {},
): Segment[] {
  const text = prompts[name].replace(GAP, (_, gap: string) => values[gap] ?? '')
  return segmentsOf(text).map((segment) => ({ text: segment }))
}

/** Yanbian's other language: that a person can be reached. */
export const KOREAN: Segment = { text: '상담원과 통화하시려면 영 번을 눌러 주세요.', lang: 'ko-KR' }
