import { html } from 'hono/html'
import type { Problem } from '../problem.ts'
import type { Frame } from './frame/frame.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'

export function errorPage(problem: Problem, frame: Frame): Html {
  const main = html`<h1>${problem.title}</h1>
    <p>${problem.detail}</p>
    <p>您可以<a href="/">回到首页再问一次</a>，也可以<a href="/documents">看看有哪些文件</a>。</p>
    <p>着急的话，请拨打 <a href="tel:12385">12385</a> 残疾人服务热线。</p>`
  return layout({ title: `错误：${problem.title}`, main, unlisted: true }, frame)
}
