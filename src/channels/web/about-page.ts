import { html } from 'hono/html'
import type { Settings } from '../../settings.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'

export function aboutPage(settings: Settings): Html {
  const main = html`<h1>关于${settings.hotlineName}</h1>
    <h2>它做什么</h2>
    <p>您用平常的话提问，它从政府公报里找出写着回答的那一条，讲给您听，并附上原文。</p>
    <p>每个回答都写明出处：哪份文件，哪一条。文件里没有的，它直说没有，不猜。</p>
    <h2>它不做什么</h2>
    <p>它不能替您办事，也看不到您个人的情况。能不能领、领多少，最后由办事的单位定。</p>
    <p>它只知道<a href="/documents">这些文件</a>。有的文件已经过期，页面上会写明。</p>
    <h2>它记下什么</h2>
    <p>它不记您问了什么，也不用 Cookie。运行记录里只有时间、页面和快慢。</p>
    <h2>想找人</h2>
    <p>残疾人服务热线：<a href="tel:12385">12385</a>。政务服务热线：<a href="tel:12345">12345</a>。</p>`
  return layout({ title: `关于${settings.hotlineName}`, main, at: '/about', canonical: '/about' }, settings)
}
