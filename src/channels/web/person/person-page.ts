import { html } from 'hono/html'
import type { Frame } from '../frame/frame.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import { HEALTH_WORDING } from '../receipt-page.ts'
import { CONTACT_WORDING } from './draft.ts'
import type { Draft } from './draft.ts'
import { choice, faultLine, faultSummary, textArea, textField } from './fields.ts'
import type { Fault } from './fields.ts'

export interface PersonForm {
  draft: Draft
  faults: readonly Fault[]
  /** Regions of the documents, to choose from. */
  regions: readonly string[]
  /** What was asked before, told so that nobody writes it again. */
  question?: string
  /** Whether a number can be left; without, only a reply in writing. */
  calls: boolean
}

/** Whom to call now, and behind it the form for those who cannot or do not want to. Absent form: nothing can be left here. */
export function personPage(form: PersonForm | undefined, frame: Frame): Html {
  const { hours } = frame
  const faults = form?.faults ?? []
  const main = html`${faultSummary(faults)}
    <h1>请人回答</h1>
    <section>
      <h2 id="now">现在就打电话</h2>
      <ul class="contacts">
        <li>残疾人服务热线 <a href="tel:12385">12385</a></li>
        <li>政务服务热线 <a href="tel:12345">12345</a></li>
      </ul>
      ${hours ? html`<p>时间：${hours}</p>` : ''}
    </section>
    ${
      form
        ? html`<section>
            <h2 id="leave">留下来，等人回复</h2>
            <p>听不见、说不出，或者不方便打电话，可以选在网页上回复。</p>
            ${form.question ? html`<p>您前面问的是：${form.question}</p>` : ''} ${fields(form)}
          </section>`
        : html`<p>这里暂时不能留言，请打电话。</p>`
    }`
  const title = faults.length > 0 ? '错误：有几处要改' : '请人回答'
  return layout({ title, main, at: '/person', unlisted: true }, frame)
}

function fields({ draft, faults, regions, calls }: PersonForm): Html {
  const named = regions.includes(draft.region) || !draft.region ? regions : [draft.region, ...regions]
  return html`<form method="post" action="/person" accept-charset="utf-8">
    <input type="hidden" name="answer" value="${draft.answer}" />
    <input type="hidden" name="session" value="${draft.session}" />
    <input type="hidden" name="back" value="${draft.back}" />
    <fieldset ${faultOf('reply', faults) ? html`aria-describedby="reply-error"` : ''}>
      <legend>您想怎么得到回复</legend>
      ${faultLine('reply', faultOf('reply', faults))}
      ${choice(
        { id: 'reply', name: 'reply', value: 'text', type: 'radio', checked: draft.reply === 'text' },
        '在网页上回复，不用电话',
      )}
      ${
        calls
          ? choice(
              {
                id: 'reply-phone',
                name: 'reply',
                value: 'phone',
                type: 'radio',
                checked: draft.reply === 'phone',
              },
              '给我打电话',
            )
          : ''
      }
    </fieldset>
    ${
      calls
        ? textField({
            id: 'phone',
            label: '电话号码',
            hint: '选了“给我打电话”才要写。',
            value: draft.phone,
            type: 'tel',
            autocomplete: 'tel',
            faults,
          })
        : ''
    }
    ${textField({
      id: 'name',
      label: '怎么称呼您',
      hint: '可以不写。例如：王阿姨。',
      value: draft.name,
      type: 'text',
      autocomplete: 'name',
      faults,
    })}
    <label for="region">您住在哪里</label>
    <select id="region" name="region" autocomplete="address-level1">
      <option value="">不选</option>
      ${named.map((name) => html`<option value="${name}" ${name === draft.region ? 'selected' : ''}>${name}</option>`)}
    </select>
    ${textArea({
      id: 'note',
      label: '您想说的',
      hint: '可以不写，最多 1000 个字。证件号和电话会自动盖住。',
      value: draft.note,
      rows: 5,
      faults,
    })}
    <fieldset>
      <legend>您的同意</legend>
      ${consents(draft, faults)}
    </fieldset>
    <p class="hint">您写的只给办这件事的人看。下一页可以再看一遍、再改，也可以不发。</p>
    <button type="submit">下一步：看一遍</button>
  </form>`
}

function consents(draft: Draft, faults: readonly Fault[]): Html {
  const fault = faultOf('contact', faults)
  const described = fault ? html`aria-describedby="contact-error" aria-invalid="true"` : ''
  return html`${faultLine('contact', fault)}
    ${choice({ id: 'contact', name: 'contact', value: '1', type: 'checkbox', checked: draft.contact }, CONTACT_WORDING, described)}
    <p class="hint" id="health-hint">下面这一项可以不勾。不勾，您写的话不保存，工作人员会再问您一次。</p>
    ${choice(
      { id: 'health', name: 'health', value: '1', type: 'checkbox', checked: draft.health },
      HEALTH_WORDING,
      html`aria-describedby="health-hint"`,
    )}`
}

const faultOf = (field: string, faults: readonly Fault[]): Fault | undefined =>
  faults.find((fault) => fault.field === field)
