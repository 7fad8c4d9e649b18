import { html } from 'hono/html'
import { ACTIONS, ACTION_NAMES } from '../../operator/shortcuts.ts'
import type { Action } from '../../operator/shortcuts.ts'
import type { Settings } from '../../settings.ts'
import type { Html } from '../web/html.ts'
import type { Preferences } from './preferences.ts'

/** Where no gateway is set nothing speaks of messages. */
export const shownActions = ({ smsUrl }: Settings): Action[] =>
  ACTION_NAMES.filter((name) => name !== 'sms' || smsUrl !== undefined)

/** For the frame of every page of the console: what the keys do there, as they are set. The script reads them here. */
export function shortcutList({ off, keys }: Preferences, settings: Settings): Html {
  const set = shownActions(settings).filter((name) => keys[name])
  return html`${
      off || set.length === 0
        ? html`<p>快捷键都关着。</p>`
        : html`<dl class="keys" id="shortcuts">
            ${set.map(
              (name) =>
                html`<div>
                  <dt><kbd lang="en" data-key="${name}">${keys[name]}</kbd></dt>
                  <dd>${ACTIONS[name].does}</dd>
                </div>`,
            )}
          </dl>`
    }
    <p>快捷键在查找的页面上用，要有脚本；没有脚本时，每件事都有按钮。</p>
    <p><a class="action" href="/operator/keys">改按键，或者关掉</a></p>`
}
