import { inBrowser } from '../page/kept.ts'
import { el, link } from './dom.ts'

/** The choice of the pages, by the same name. */
const kept = inBrowser('stay')

/** The parts of the panel that things happen in. */
export interface Panel {
  element: HTMLElement
  heading: HTMLElement
  close: HTMLButtonElement
  talk: HTMLElement
  form: HTMLFormElement
  question: HTMLTextAreaElement
  region: HTMLInputElement
  send: HTMLButtonElement
  /** Keep my focus where it is when an answer comes. */
  stay: HTMLInputElement
  error: HTMLElement
}

export interface PanelOptions {
  name: string
  /** Where the visitor lives, as the host thinks. */
  place: string
  service: string
  /** In a frame of its own, which does not close. */
  framed: boolean
}

/** Every id lives in this widget's own shadow tree: two widgets, or a host with the same ids, never meet. */
export function createPanel({ name, place, service, framed }: PanelOptions): Panel {
  const heading = el('h2', { id: 'name', tabindex: '-1' }, name)
  const close = el('button', { type: 'button', class: 'quiet' }, '关闭')
  const talk = el('div', { class: 'talk' })
  const error = el('div', { class: 'error', id: 'error', tabindex: '-1', hidden: '' })
  const question = el('textarea', { id: 'question', rows: '3', 'aria-describedby': 'question-hint' })
  const region = el('input', {
    id: 'region',
    autocomplete: 'address-level1',
    maxlength: '40',
    'aria-describedby': 'region-hint',
    value: place,
  })
  const send = el('button', { type: 'submit' }, '提问')
  const stay = el('input', { type: 'checkbox' })
  stay.checked = kept.get() === 'yes'
  stay.addEventListener('change', () => kept.set(stay.checked ? 'yes' : ''))
  // A browser brings the caret into sight, not the box.
  question.addEventListener('focus', () => question.scrollIntoView({ block: 'nearest' }))
  const form = el(
    'form',
    { novalidate: '' },
    error,
    el('label', { for: 'question' }, '您的问题'),
    el('p', { class: 'hint', id: 'question-hint' }, '用平常的话写就行，最多 500 个字。'),
    question,
    el('label', { for: 'region' }, '您住在哪里'),
    el('p', { class: 'hint', id: 'region-hint' }, '可以不写。例如：吉林省、同江市。'),
    region,
    send,
  )
  const head = el('div', { class: 'head' }, heading, close)
  const element = el(
    'div',
    { class: 'panel', part: 'panel' },
    head,
    talk,
    form,
    people(service),
    help(stay, framed),
  )
  return { element, heading, close, talk, form, question, region, send, stay, error }
}

const people = (service: string): HTMLElement =>
  el(
    'p',
    { class: 'people' },
    '想找人问：残疾人服务热线 ',
    el('a', { href: 'tel:12385' }, '12385'),
    '，政务服务热线 ',
    el('a', { href: 'tel:12345' }, '12345'),
    '。',
    el('br'),
    link(`${service}/person`, '请人回答，写字就行'),
  )

/** What is claimed here is done by the keyboard test of the widget. */
const KEYS = [
  ['Tab', '到下一个能用的地方；同时按 Shift，到上一个'],
  ['回车或空格', '按下按钮'],
  ['Esc', '关闭，写了一半的问题还在'],
] as const

function help(stay: HTMLInputElement, framed: boolean): HTMLElement {
  const keys = KEYS.filter(([key]) => !(framed && key === 'Esc'))
  return el(
    'div',
    { class: 'help' },
    el('h3', {}, '用键盘'),
    el('dl', {}, ...keys.flatMap(([key, does]) => [el('dt', {}, key), el('dd', {}, does)])),
    el('label', { class: 'check' }, stay, '回答来了，只告诉我，不要移动我的位置'),
  )
}
