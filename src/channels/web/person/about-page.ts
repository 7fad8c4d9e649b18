import { html } from 'hono/html'
import type { KeptKind, Retention } from '../../../ports/store.ts'
import type { Settings } from '../../../settings.ts'
import { spanWords } from '../../retention.ts'
import type { Frame } from '../frame/frame.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'

export interface About {
  settings: Settings
  retention: Retention
  /** What it can answer from. */
  documents: number
  regions: readonly string[]
}

/** What the service can and cannot do, who puts its words together, what it keeps: as it is set now. */
export function aboutPage({ settings, retention, documents, regions }: About, frame: Frame): Html {
  const { hotlineName: name, rateLimit } = settings
  const main = html`<h1>关于${name}</h1>
    <h2>它做什么</h2>
    <p>您用平常的话提问，它从政府公报里找出写着回答的那一条，讲给您听，并附上原文。</p>
    <p>每个回答都写明出处：哪份文件，哪一条。文件里没有的，它直说没有，不猜。</p>
    <p>
      它知道<a href="/documents">${documents} 份文件</a
      >，是${regions.join('、')}的。有的已经过期，页面上会写明。
    </p>
    <h2>它不做什么</h2>
    <p>它不能替您办事，也看不到您个人的情况。能不能领、领多少，最后由办事的单位定。</p>
    <p>它只懂中文。别的省、别的事，它会说不知道，告诉您可以问谁。</p>
    <p>它也会错：看看<a href="/score">答得准不准</a>，和<a href="/corrections">更正过什么</a>。</p>
    <h2>哪些是 AI 做的</h2>
    ${artificial(settings)}
    <h2>它留下什么，留多久</h2>
    <p>它不用 Cookie，也不问您是谁。证件号、电话、银行卡号和住址，一进来就盖住。</p>
    <dl>
      ${kinds(retention).map(
        ({ what, span, more }) =>
          html`<dt>${what}：${span}</dt>
            <dd>${more}</dd>`,
      )}
    </dl>
    <p>想看、想改、想删您留下的：打开回执按“撤回”，或者打 12385，说出六位编号。</p>
    <h2>用的时候</h2>
    <p>一个地址一分钟最多问 ${rateLimit} 次。不要您注册，也没有验证码。</p>
    <p>有障碍用不了的，看<a href="/accessibility">无障碍说明</a>，或者<a href="/person">请人回答</a>。</p>
    <p>别的网站也可以放上提问的小窗：<a href="/widget">小窗怎样放</a>。</p>`
  return layout({ title: `关于${name}`, main, at: '/about', canonical: '/about' }, frame)
}

/** What holds for this service as it is set: a label that always says “may be” says nothing. */
function artificial({ chatBaseUrl, chatModel, ttsUrl, asrUrl, embedder }: Settings): Html {
  return html`${
      embedder === 'none'
        ? ''
        : html`<p>找条款：由程序和一个不大的 AI 模型比较您的话和条款的意思。它只挑选，不写字。</p>`
    }
    ${
      chatBaseUrl
        ? html`<p>
            说短：语言模型（${chatModel}）有时把回答说短。那样的回答写明“由 AI
            概括”，数字和原文都由程序从公报里填，再核对。
          </p>`
        : html`<p>写回答：现在没有用语言模型。回答是程序按原文整理的。</p>`
    }
    ${ttsUrl ? html`<p>念回答：服务器上的声音是 AI 合成的，录音的开头会说明。</p>` : ''}
    ${asrUrl ? html`<p>听问题：您按了“说话”，声音才送到我们的服务器变成字，不保存。</p>` : ''}
    <p>回复留言的是人，不是 AI。</p>`
}

/** Every kind there is, in the words of who is kept; the compiler asks for a sentence for each. */
const KINDS: Record<KeptKind, { what: string; from: string; more: string }> = {
  conversations: { what: '一次对话', from: '最后一句以后', more: '哪几个问题是一起问的。到期以后不再知道。' },
  answers: { what: '问题和回答', from: '', more: '用来核对答得对不对，也让您能打印、能带走。号码已经盖住。' },
  feedback: { what: '有没有帮助的评价', from: '', more: '有用没用，和您写的为什么。' },
  cases: {
    what: '请人回答的留言',
    from: '办完以后',
    more: '您写的话、回复和同意的原话。电话和称呼加密，办完就删。健康和残疾情况，您另外同意了才存。',
  },
  calls: { what: '打进来的电话', from: '', more: '按了什么、说了什么变成的字，号码已经盖住。没有录音。' },
  once: { what: '重复发送的记号', from: '', more: '只有摘要，用来让发两次的只算一次。' },
  sessions: { what: '工作人员的登录', from: '', more: '只有摘要，和您无关。' },
}

const kinds = (retention: Retention) =>
  (Object.keys(KINDS) as KeptKind[]).map((kind) => {
    const { what, from, more } = KINDS[kind]
    return { what, more, span: `${from}${from ? ' ' : ''}${spanWords(retention[kind])}` }
  })
