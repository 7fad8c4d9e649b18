import { html } from 'hono/html'
import type { Frame } from '../frame/frame.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import { scriptAddress } from '../scripts.ts'

/** Says what the pack is, how large, and how long it speaks, before anything is downloaded. */
export function offlinePage(bytes: number | undefined, frame: Frame): Html {
  const main = html`<h1>没有网络时用</h1>
    ${
      bytes === undefined
        ? html`<p>这里现在没有离线包。</p>`
        : html`<p>下载一次，没有网络的时候也能看文件、问问题。</p>
            <p>
              一共
              <strong>${megabytes(bytes)} 兆</strong
              >。用流量下载可能要花钱，最好连上无线网。您按了按钮才下载。
            </p>
            <section aria-labelledby="take" id="pack">
              <h2 id="take">下载</h2>
              <p>要用新一点的浏览器，并且允许它运行脚本。</p>
            </section>
            <h2>您要知道</h2>
            <ul>
              <li>里面有全部文件和别人常问的问题，回答和有网络时几乎一样，页面上会写明是哪一天存的。</li>
              <li>
                有网络时会自己核对有没有变动。超过七天没有核对，就不再回答，因为这几天可能有更正；文件还可以看。
              </li>
              <li>下载以后，您最近看过的 20 个回答也存在这台设备上，七天里没有网络也能再看。</li>
              <li>这些只存在您的设备上。和别人合用设备的，请不要下载，或者用完就删。</li>
            </ul>`
    }`
  const head = html`<link rel="manifest" href="/manifest.webmanifest" />
    <script src="${scriptAddress('offline')}" defer></script>`
  return layout({ title: '没有网络时用', main, head, canonical: '/offline' }, frame)
}

/** As people count: 10.5. */
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)
