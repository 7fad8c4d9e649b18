import { html } from 'hono/html'
import type { Frame } from '../../web/frame/frame.ts'
import type { Html } from '../../web/html.ts'
import { layout } from '../../web/layout.ts'
import { scriptAddress } from '../../web/scripts.ts'
import type { Answered, Input } from './line.ts'

export interface Call {
  /** Its id: who knows it can go on with the call. */
  call: string
  input: Input
  answered: Answered
}

/** A call at one moment: what is heard, and what can be done. The script (src/client/phone) looks for `#phone` and what is in it. */
export function callPage(now: Call, frame: Frame): Promise<Html> {
  const { answered } = now
  const main = html`<h1>打电话试试</h1>
    <div id="phone" data-next="${answered.next}">
      ${did(now.input)}
      <h2 id="heard" tabindex="-1">您听到</h2>
      <div id="said">
        ${sentences(answered.say).map((sentence) => html`<p>${sentence}</p>`)}${korean(answered)}
      </div>
      ${controls(now)}
    </div>
    <p class="hint">这是演示：不拨真的电话，工作人员看不到，来电号码是编的。</p>
    <script src="${scriptAddress('phone')}" defer></script>`
  return layout(
    {
      title: answered.next === 'hangup' ? '电话挂断了' : '正在打电话',
      main,
      skip: { href: '#heard', text: '跳到听到的话' },
      unlisted: true,
    },
    frame,
  )
}

const sentences = (say: string): string[] => say.match(/[^。？]+[。？]*/g) ?? []

const korean = ({ korean: said }: Answered): Html | '' => (said ? html`<p lang="ko">${said}</p>` : '')

const NAMES: Readonly<Record<string, string>> = { '*': '星号', '#': '井号' }

function did({ type, text }: Input): Html | '' {
  if (type === 'dtmf')
    return html`<p class="hint">您按了${[...text].map((key) => NAMES[key] ?? key).join(' ')}。</p>`
  if (type === 'speech') return html`<p class="hint">您说：“${text}”</p>`
  return type === 'none' ? html`<p class="hint">您没有说话。</p>` : ''
}

function controls(now: Call): Html {
  const { next, max } = now.answered
  if (next === 'hangup')
    return html`<p>电话挂断了。</p>
      <form method="post" action="/phone">
        <input type="hidden" name="call" value="${now.call}" />
        <button type="submit">再打一次</button>
      </form>`
  if (next === 'transfer') return transfer(now)
  const silence = html`${button('silence', '不说话，等着')}${button('hangup', '挂断')}`
  return html`${max > 1 ? digits(now) : keypad(now)} ${speech(now)} ${form(now, '别的', silence)}`
}

/** Each with a name of its own: a reader lists them. */
function form({ call, answered }: Call, name: string, content: Html): Html {
  return html`<form method="get" action="/phone" aria-label="${name}">
    <input type="hidden" name="call" value="${call}" />
    <input type="hidden" name="at" value="${answered.dynamic}" />
    ${content}
  </form>`
}

const button = (does: string, name: string): Html =>
  html`<button type="submit" class="quiet" name="do" value="${does}">${name}</button> `

/** As on a telephone, row by row. */
const KEYS = [...'123456789*0#']

function keypad(now: Call): Html {
  const keys = KEYS.map(
    (key) =>
      html`<button type="submit" name="key" value="${key}">
        ${key}${NAMES[key] ? ` ${NAMES[key]}` : ''}
      </button>`,
  )
  return form(now, '按键', html`<div class="keypad">${keys}</div>`)
}

function digits(now: Call): Html {
  const { max } = now.answered
  return form(
    now,
    '按键',
    html`<label for="keys">按键：最多 ${max} 个，可以带井号</label>
      <input type="tel" id="keys" name="key" maxlength="${max + 1}" autocomplete="off" />
      <button type="submit">按下去</button>`,
  )
}

function speech(now: Call): Html {
  return form(
    now,
    '说话',
    html`<label for="say">说话：把要说的写在这里</label>
      <input type="text" id="say" name="say" maxlength="200" autocomplete="off" />
      <button type="submit">说</button>`,
  )
}

function transfer(now: Call): Html {
  const number = now.answered.case
  const what = html`${button('answered', '接通了')}${button('nobody-answers', '没有人接')}${button('hangup', '挂断')}`
  return html`<p>
      ${number ? html`编号 <span class="code">${[...number].join(' ')}</span>。` : ''}真的电话这时会响在工作人员那里。请选后来怎样：
    </p>
    ${form(now, '转接', what)}`
}
