import type { Settings } from '../../../settings.ts'
import { COLOURS } from '../tokens.ts'

const { accent, onAccent, ground } = COLOURS.light

/** An ear that reads: what an installed page is shown by. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="${accent}"/><g fill="none" stroke="${onAccent}" stroke-width="36" stroke-linecap="round"><path d="M176 232a80 80 0 1 1 160 0c0 64-64 72-64 136a40 40 0 0 1-76 16"/><path d="M216 232a40 40 0 1 1 80 0"/></g></svg>`

/** How a browser installs the pages. They stay pages: address, back and reload as everywhere. */
export const webManifest = ({ hotlineName }: Settings) => ({
  id: '/',
  name: `${hotlineName}：政府公报问答`,
  short_name: hotlineName,
  lang: 'zh-CN',
  start_url: '/',
  scope: '/',
  display: 'minimal-ui',
  background_color: ground,
  theme_color: accent,
  icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any maskable' }],
})
