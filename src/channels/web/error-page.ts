import { html } from 'hono/html'
import type { Problem } from '../problem.ts'
import type { Frame } from './frame/frame.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'

export function errorPage(problem: Problem, frame: Frame): Html {
  const main = html`<h1>${problem.title}</h1>
    <p>${problem.detail}</p>
    <ul class="links">
      <li><a href="/">回到首页再问一次</a></li>
      <li><a href="/documents">看看有哪些文件</a></li>
      <li><a href="/person">请人回答</a></li>
    </ul>`
  // Not its own address: path and query may hold what somebody typed.
  return layout({ title: `错误：${problem.title}`, main, unlisted: true }, { ...frame, here: '/' })
}
