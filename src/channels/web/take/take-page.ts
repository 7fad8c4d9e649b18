import { html } from 'hono/html'
import type { Frame } from '../frame/frame.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import { queryOf } from '../person/back.ts'

/** What is to be taken: an answer by its id, or a clause. */
export interface TakeOf {
  answer?: string
  clause?: string
  /** The page of ours that it is taken from. */
  back?: string
}

export const takePath = (of: TakeOf, form = ''): string => `/take${form && `/${form}`}${queryOf({ ...of })}`

/** One link on an answer's or a clause's page; what can be had stands behind it. */
export const takeLink = (of: TakeOf): Html =>
  html`<p><a class="action" href="${takePath(of)}">打印、大字、存成文件带走</a></p>`

export interface Takes {
  of: TakeOf
  title: string
  /** The page it is taken from. */
  back: string
  /** Whether there is a voice, and an engine for braille. */
  audio: boolean
  braille: boolean
}

const FORMS: readonly { form: string; name: string; what: string; needs?: 'audio' | 'braille' }[] = [
  { form: 'print', name: '打印', what: '带原文和出处，黑字白纸。' },
  { form: 'large', name: '大字打印', what: '字有 20 磅大，一行不到 30 个字。' },
  { form: 'text', name: '文本文件', what: '存下来，读屏软件和任何编辑器都能打开。' },
  { form: 'audio', name: '录音', what: '由合成的声音念，开头会说明。', needs: 'audio' },
  {
    form: 'braille',
    name: '盲文，给刻印机',
    what: 'BRF 文件，每页 25 行，每行 40 方。国家通用盲文由程序翻译，没有经过盲人校对。',
    needs: 'braille',
  },
  {
    form: 'braille-unicode',
    name: '盲文，给点显器',
    what: '盲文字符的文本文件，内容和上面一样。',
    needs: 'braille',
  },
]

export function takePage(takes: Takes, frame: Frame): Html {
  const { of, title, back } = takes
  const main = html`<h1>带走</h1>
    <p>${title}</p>
    <ul class="links">
      ${FORMS.filter(({ needs }) => !needs || takes[needs]).map(
        ({ form, name, what }) =>
          html`<li>
            <a href="${takePath(of, form)}">${name}</a><br />
            <span class="hint">${what}</span>
          </li>`,
      )}
    </ul>
    <p><a class="action" href="${back}">${of.answer ? '回到这个回答' : '回到这一条'}</a></p>`
  return layout({ title: '带走', main, unlisted: true }, frame)
}
