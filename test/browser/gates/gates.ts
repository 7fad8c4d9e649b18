import type { Page } from 'playwright-core'
import type { Way } from '../reader.ts'
import { axe } from './axe.ts'
import { ibm } from './ibm.ts'
import { keyboard } from './keyboard.ts'
import { layout, reflow } from './layout.ts'
import { markup } from './markup.ts'
import { quiet } from './quiet.ts'
import { words } from './words.ts'

/** Looks at the page that is open and says what is wrong with it, one line each. */
export type Gate = (page: Page) => Promise<string[]>

/** As it stands in the window, after its scripts. */
const live: Gate = async (page) => markup(await page.content(), 'in the window')

/** As it was sent. Asked for again where that asks nothing of the service that the page did not. */
const sent: Gate = async (page) => {
  const response = await page.request.get(page.url())
  return response.headers()['content-type']?.includes('html') ? markup(await response.text(), 'as sent') : []
}

/** Keyboard last: it numbers the stops in the page. */
export const ALL: readonly Gate[] = [axe, ibm, live, sent, words, quiet, layout, reflow, keyboard]

/** What does not change with colour is not asked of every colour. */
export function gatesOf({ context = {}, name }: Way): readonly Gate[] {
  const coloursOnly = 'colorScheme' in context || 'contrast' in context || name.includes('网址')
  return coloursOnly ? [axe, ibm, words, keyboard] : ALL
}
