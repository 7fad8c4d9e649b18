import { Hono } from 'hono'
import { html } from 'hono/html'
import { ACTIONS, ACTION_NAMES, checkShortcuts } from '../../operator/shortcuts.ts'
import type { Action } from '../../operator/shortcuts.ts'
import { TAKEN } from '../../operator/taken-keys.ts'
import type { Settings } from '../../settings.ts'
import { text } from '../schemas.ts'
import { goTo } from '../web/frame/frame.ts'
import type { Html } from '../web/html.ts'
import { choice, faultSummary, textField } from '../web/person/fields.ts'
import type { Fault } from '../web/person/fields.ts'
import { behind, csrfField, desk, posted } from './desk.ts'
import type { Entrance, Fields } from './entrance.ts'
import { preferencesOf } from './preferences.ts'
import type { Preferences } from './preferences.ts'
import { shownActions } from './shortcut-list.ts'
import { wordingsOf } from './wordings.ts'

const teamText = text({ max: 20, error: '班组的名字最多 20 个字。' })

/** Keys and team of one's own desk. */
export function shortcutsChannel(entrance: Entrance, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  channel.get(
    '/operator/keys',
    behind(entrance, settings, 'look-up', async (c, entered) => {
      const preferences = await preferencesOf(entered.store, entered.operator.id)
      const teams = await teamsOf(entered.store)
      const main = keysPage({
        csrf: entered.csrf,
        preferences,
        shown: shownActions(settings),
        teams,
        faults: [],
      })
      return c.html(desk(c, entered, { title: '按键和班组', main }, settings))
    }),
  )
  channel.post(
    '/operator/keys',
    posted(entrance, settings, 'look-up', async (c, entered, fields) => {
      const before = await preferencesOf(entered.store, entered.operator.id)
      const shown = shownActions(settings)
      // What is not shown here stays as it is.
      const typed = ACTION_NAMES.map((name) => [
        name,
        shown.includes(name) ? fields[name] : before.keys[name],
      ])
      const { keys, faults } = checkShortcuts(Object.fromEntries(typed) as Fields)
      const team = teamText.safeParse(fields['team'] ?? '').data ?? ''
      const preferences = { off: fields['off'] === '1', keys, team }
      if (faults.length > 0) {
        const main = keysPage({
          csrf: entered.csrf,
          preferences,
          shown,
          teams: await teamsOf(entered.store),
          faults: faults.map(({ action, text: said }) => ({ field: action, text: said })),
        })
        return c.html(desk(c, entered, { title: '错误：没有改', main }, settings), 400)
      }
      await entered.store.desk.prefer(entered.operator.id, preferences)
      return goTo(c, '/operator')
    }),
  )
  return channel
}

const teamsOf = async (store: Parameters<typeof wordingsOf>[0]): Promise<string[]> => [
  ...new Set((await wordingsOf(store)).list.map(({ team }) => team).filter(Boolean)),
]

interface Shown {
  csrf: string
  preferences: Preferences
  /** Actions that there are here. */
  shown: readonly Action[]
  teams: readonly string[]
  faults: readonly Fault[]
}

function keysPage({ csrf, preferences, shown, teams, faults }: Shown): Html {
  const { off, keys, team } = preferences
  const own = team && !teams.includes(team) ? [team, ...teams] : teams
  return html`${faultSummary(faults)}
    <h1>按键和班组</h1>
    <p>
      写成 <kbd lang="en">Ctrl+Alt+Q</kbd> 这样：<kbd lang="en">Ctrl+Alt</kbd>，也可以再加
      <kbd lang="en">Shift</kbd>，和一个字母或数字。不要哪个键，就把它空着。打字的时候，字母本身从来不当按键。
    </p>
    <form method="post" action="/operator/keys" accept-charset="utf-8">
      ${csrfField({ csrf })}
      ${choice({ id: 'off', name: 'off', value: '1', type: 'checkbox', checked: off }, '全部关掉，一个按键也不要')}
      ${shown.map((name) =>
        textField({
          id: name,
          label: ACTIONS[name].does,
          value: keys[name],
          type: 'text',
          autocomplete: 'off',
          faults,
        }),
      )}
      <label for="team">我的班组（它的常用的话排在前面）</label>
      <select id="team" name="team">
        <option value="">没有班组</option>
        ${own.map((name) => html`<option value="${name}" ${name === team ? 'selected' : ''}>${name}</option>`)}
      </select>
      <p class="row"><button type="submit">记下</button></p>
    </form>
    <h2 id="taken">不能用的按键</h2>
    <p>读屏软件自己的键（Insert、Caps Lock、小键盘）、方向键和功能键也不能用。</p>
    <ul>
      ${TAKEN.map(({ keys, by, does }) => html`<li><kbd lang="en">${keys}</kbd>：${by}，${does}</li>`)}
    </ul>`
}
