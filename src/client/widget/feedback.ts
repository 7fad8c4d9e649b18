import type { Answer } from '../../answer/answer.ts'
import type { Turn } from './answer-view.ts'
import { el, unseen } from './dom.ts'
import { judge, NoReply } from './service.ts'

/** 有帮助 or 没帮助, once. The buttons stay where they are, so that the focus does too. */
export function feedback(
  { id }: Answer,
  { number, service }: Turn,
  say: (text: string) => void,
  judged: (useful: boolean) => void,
): HTMLElement {
  const said = el('p', { class: 'hint' })
  const tell = (words: string): void => {
    said.textContent = words
    say(`第 ${number} 问：${words}`)
  }
  let done = false
  const press = async (pressed: HTMLButtonElement, useful: boolean): Promise<void> => {
    if (done) return tell('已经记下了。')
    done = true
    try {
      await judge(service, id, useful)
      pressed.setAttribute('aria-pressed', 'true')
      judged(useful)
      tell(useful ? '记下了，谢谢您。' : '记下了。您可以请人回答。')
    } catch (error) {
      done = false
      tell(error instanceof NoReply ? error.message : '没有记下。')
    }
  }
  const button = (name: string, useful: boolean): HTMLButtonElement => {
    const attributes = { type: 'button', class: 'quiet', 'aria-pressed': 'false' }
    const one = el('button', attributes, name, unseen(`（第 ${number} 问）`))
    one.addEventListener('click', () => void press(one, useful))
    return one
  }
  const label = `第 ${number} 问的回答有没有帮助`
  const buttons = [button('有帮助', true), button('没帮助', false)]
  return el('div', { role: 'group', 'aria-label': label, class: 'judge' }, ...buttons, said)
}
