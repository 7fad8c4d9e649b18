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
    <p>它不用 Cookie，也不问您是谁。证件号、电话、银行卡号和住址，一进来就盖住，不保存。</p>
    <p>
      盖住以后的问题和回答保存 180 天，用来核对答得对不对。一次对话只保存 20
      小时，之后不知道哪些问题是一个人问的。
    </p>
    <p>您请人回电话，号码加密保存，只给办这件事的人看，办完就删。健康和残疾情况，您另外同意了才保存。</p>
    <p>想看或者想删您留下的，请打 12385，说出六位编号。</p>
    <h2>想找人</h2>
    <p>残疾人服务热线：<a href="tel:12385">12385</a>。政务服务热线：<a href="tel:12345">12345</a>。</p>`
  return layout({ title: `关于${settings.hotlineName}`, main, at: '/about', canonical: '/about' }, settings)
}
