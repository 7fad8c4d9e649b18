import { PATH_SECRET } from './twiml-quirks.ts'
import { callerOf, HOTLINE, ORIGIN } from './wire.ts'
import { Page } from './vxml-page.ts'
import type { Next } from './vxml-page.ts'
import type { Platform } from './wire.ts'
import { parseXml } from './xml.ts'

interface Browser {
  name: string
  grammar: boolean
  /** Variables of VoiceXML 2.0 or 2.1. */
  session(caller: string): object
}
const BROWSERS: readonly Browser[] = [
  { name: 'VoiceXML keys', grammar: false, session: (ani) => ({ telephone: { ani, dnis: HOTLINE } }) },
  {
    name: 'VoiceXML speech',
    grammar: true,
    session: (caller) => ({
      connection: { remote: { uri: `tel:${caller}` }, local: { uri: `tel:${HOTLINE}` } },
    }),
  },
]

export const vxmlPlatforms: readonly Platform[] = BROWSERS.map(({ name, grammar, session }) => ({
  name,
  speech: grammar,
  korean: true,
  async run(wire, phone) {
    const query = grammar ? '?grammar=builtin:speech/transcribe' : ''
    let next: Next = { method: 'GET', url: `${ORIGIN}/voice/vxml/${PATH_SECRET}/start${query}`, headers: {} }
    let page: Page | undefined
    while (next !== 'ended') {
      const got = await wire.ask(next)
      const root =
        got.status === 200 && got.type.startsWith('application/voicexml+xml') ? parseXml(got.body) : undefined
      if (root?.name === 'vxml')
        page = new Page(root, { url: next.url, phone, wire, session: session(callerOf(wire.call)) })
      else if (!page) return phone.end('应用出错')
      // A page that cannot be fetched is an error of the page that asked for it.
      next = root?.name === 'vxml' ? await page.run() : await page.fail('error.badfetch')
    }
  },
}))
