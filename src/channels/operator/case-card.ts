import { html } from 'hono/html'
import type { CallHistory } from '../../ports/calls.ts'
import type { CaseRecord } from '../../ports/cases.ts'
import type { AnswerRecord } from '../../ports/conversations.ts'
import { mentionsHealth } from '../../privacy/health.ts'
import type { Call } from '../../voice/call.ts'
import type { Kept } from '../voice/needs.ts'
import type { Html } from '../web/html.ts'
import { shorten } from '../web/words.ts'

/** Turns that an operator reads before he says his first word. */
const TURNS = 6
/** Characters of a question in one line. */
const ONE_LINE = 60

/** Why a call or a question came to people: in words, whatever channel it came from. */
const REASONS: Record<string, string> = {
  asked: '要求找人工',
  'no-answer': '公报里没有写',
  'no-match': '几次没有听懂',
  silence: '几次没有声音',
  failure: '系统没有办成',
  danger: '可能有危险，请先问人是不是安全',
  distress: '情绪很低落，请先听人说',
  own_case: '问的是自己的事',
  not_in_documents: '公报里没有写',
  other_region: '问的是别的地区',
  off_topic: '不是公报里的事',
  others_data: '问到别人的资料',
  abuse: '说了难听的话',
  injection: '不像是来问事的',
  language: '没有听懂说的话',
  withdrawn: '这一条已经撤下',
}
export const reasonWords = (reason: string): string => REASONS[reason] ?? reason

/** What the machine passes on with a call; undefined: no call came before. */
export interface Card {
  /** undefined: it may not be shown, or there was none. */
  question?: string
  /** 字/分, as the caller wished it. */
  rate?: number
  /** What was said in answer, and up to which piece it was heard; `undefined`: the platform does not tell. */
  told: { text: string; cite?: string }[]
  heardTo?: number
  turns: CallHistory['turns']
  /** Health was spoken of, and the caller gave no leave to tell it. */
  withheld: boolean
}

export function cardOf(
  calls: readonly CallHistory[],
  found: CaseRecord,
  answer?: AnswerRecord,
): Card | undefined {
  const turns = calls.flatMap((call) => call.turns)
  const last = turns.at(-1)
  if (!last) return undefined
  const call = (last.state as Partial<Kept> | null)?.call as Partial<Call> | undefined
  const rate = call?.rate === undefined ? {} : { rate: call.rate }
  const told = turns.some(({ input = '' }) => mentionsHealth(input))
  if (!found.consent.health && told) return { ...rate, told: [], turns: [], withheld: true }
  const question = answer?.question ?? call?.question ?? call?.unmet
  const memory = call?.memory
  const heard = turns.flatMap((turn) =>
    turn.heard && turn.heard.answerId === memory?.answerId ? [turn.heard.upTo] : [],
  )
  return {
    ...rate,
    ...(question ? { question: shorten(question.replaceAll('\n', ' '), ONE_LINE) } : {}),
    told: memory?.parts.answer ?? [],
    ...(heard.length > 0 ? { heardTo: Math.max(...heard) } : {}),
    turns: turns.slice(-TURNS),
    withheld: false,
  }
}

/** The hand-over card of a call, in the order in which it is needed. */
export function cardPart(card: Card, { reason }: CaseRecord): Html {
  const { question, rate, told, turns, withheld } = card
  return html`<section>
    <h2 id="card">交接</h2>
    ${question ? html`<p>问的是：${question}</p>` : ''}
    ${withheld ? html`<p>电话里说到了健康情况。来电人还没有说过可以给工作人员看，所以不显示。</p>` : ''}
    ${reason ? html`<p>转来的原因：${reasonWords(reason)}。</p>` : ''}
    ${rate ? html`<p>来电人要的语速：每分钟 ${rate} 字${rate < 180 ? '，请慢一点说' : ''}。</p>` : ''}
    ${told.length > 0 ? toldPart(card) : ''}
    ${
      turns.length > 0
        ? html`<h3 id="call">电话里说的，最后 ${turns.length} 轮</h3>
            <ol>
              ${turns.map(
                ({ input, said }) =>
                  html`<li>
                    ${input ? html`<p>来电人：${input}</p>` : ''}
                    <p>热线：${said.map(({ text }) => text).join('')}</p>
                  </li>`,
              )}
            </ol>`
        : ''
    }
  </section>`
}

function toldPart({ told, heardTo }: Card): Html {
  const cites = [...new Set(told.flatMap(({ cite }) => (cite ? [cite] : [])))]
  return html`<h3 id="told">热线已经这样回答</h3>
    <p>
      ${heardTo === undefined ? '听到哪里，电话平台没有说。' : `听到第 ${heardTo} 句，一共 ${told.length} 句。`}
    </p>
    <ol>
      ${told.map(
        ({ text }, index) =>
          html`<li>${heardTo !== undefined && index >= heardTo ? '没有听到：' : ''}${text}</li>`,
      )}
    </ol>
    ${
      cites.length > 0
        ? html`<p>
            依据：${cites.map((id, index) => html`${index > 0 ? '、' : ''}<a href="/clauses/${id}">第 ${index + 1} 条</a>`)}
          </p>`
        : ''
    }`
}
