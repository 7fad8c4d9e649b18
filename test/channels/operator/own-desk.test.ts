import { describe, expect, it } from 'vitest'
import { DEFAULTS } from '../../../src/operator/shortcuts.ts'
import { testConsole } from '../../fixtures/operators.ts'

const versionOf = (page: string): string => /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''

describe('the keys of a desk', () => {
  it('stand on its pages as text, can be changed, and are switched off', async () => {
    const { login } = await testConsole()
    const { get, post } = await login('李梅', 'operator')
    const page = await (await get('/operator')).text()
    const { sms, ...all } = DEFAULTS
    for (const keys of Object.values(all)) expect(page).toContain(`>${keys}</kbd>`)
    expect(page).not.toContain(sms)
    expect(page).not.toContain('没有别的快捷键')
    const changed = { ...DEFAULTS, read: 'ctrl+alt+v', pin: '' }
    expect((await post('/operator/keys', changed)).status).toBe(303)
    const after = await (await get('/operator')).text()
    expect(after).toContain('data-key="read">Ctrl+Alt+V</kbd>')
    expect(after).not.toContain('data-key="pin"')
    await post('/operator/keys', { ...DEFAULTS, off: '1' })
    expect(await (await get('/operator')).text()).not.toContain('data-key')
    const { get: other } = await login('王强', 'operator')
    expect(await (await other('/operator')).text()).toContain('data-key="read">Ctrl+Alt+R</kbd>')
  })

  it('are given back with what is wrong, when a screen reader has them', async () => {
    const { login, store } = await testConsole()
    const { post, id } = await login('李梅', 'operator')
    const response = await post('/operator/keys', { ...DEFAULTS, read: 'Ctrl+Alt+N' })
    expect(response.status).toBe(400)
    const page = await response.text()
    expect(page).toContain('Ctrl+Alt+N 是NVDA的')
    expect(page).toContain('value="Ctrl+Alt+N"')
    expect(await store.desk.preferences(id)).toBeNull()
  })

  it('that no longer hold do nothing', async () => {
    const { login, store } = await testConsole()
    const { get, id } = await login('李梅', 'operator')
    await store.desk.prefer(id, { keys: { read: 'Ctrl+Alt+N', pin: 'Q' } })
    const page = await (await get('/operator')).text()
    expect(page).not.toMatch(/data-key="(?:read|pin)"/)
    expect(page).toContain('data-key="used"')
  })
})

describe('wordings', () => {
  it('are at hand for who looks up; one’s own team’s come first', async () => {
    const { login, store } = await testConsole()
    const { get, post } = await login('李梅', 'operator')
    expect(await (await get('/operator')).text()).toContain('请您等一下')
    const list = [
      { title: '大家的', text: '您好。', team: '' },
      { title: '夜班的', text: '晚上好。', team: '夜班' },
      { title: '白班的', text: '早上好。', team: '白班' },
    ]
    await store.settings.write('wordings', list, { version: 0, actor: 'li' })
    await post('/operator/keys', { ...DEFAULTS, team: '夜班' })
    const page = await (await get('/operator')).text()
    expect(page.indexOf('晚上好。')).toBeGreaterThan(0)
    expect(page.indexOf('晚上好。')).toBeLessThan(page.indexOf('>您好。'))
    expect(page).not.toContain('早上好。')
  })

  it('are changed by editors alone, in the audit log, and not when somebody was faster', async () => {
    const { login, store } = await testConsole()
    const operator = await login('李梅', 'operator')
    expect((await operator.get('/operator/wordings')).status).toBe(403)
    expect((await operator.post('/operator/wordings', { title: 'x', text: 'y' })).status).toBe(403)
    const { get, post, id } = await login('编', 'editor')
    const page = await (await get('/operator/wordings')).text()
    const version = versionOf(page)
    const added = { at: '', version, does: 'save', title: '再见<b>', text: '再见，您慢走。', team: '' }
    expect((await post('/operator/wordings', { ...added, text: '' })).status).toBe(400)
    expect((await post('/operator/wordings', added)).status).toBe(303)
    expect((await post('/operator/wordings', added)).status).toBe(409)
    expect((await store.audit.after(0, 50)).at(-1)).toMatchObject({ action: 'settings.write', actor: id })
    const after = await (await get('/operator/wordings')).text()
    expect(after).toContain('再见，您慢走。')
    expect(after).not.toContain('再见<b>')
    await post('/operator/wordings', { at: '0', version: versionOf(after), does: 'remove' })
    const left = await (await get('/operator/wordings')).text()
    expect(left).not.toContain('我一边听一边查文件')
    expect((await post('/operator/wordings', { ...added, at: '99', version: versionOf(left) })).status).toBe(
      400,
    )
  })
})
