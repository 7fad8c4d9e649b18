import { describe, expect, it } from 'vitest'
import { testApp } from '../../../fixtures/app.ts'
import { KEYS } from '../../../fixtures/store.ts'
import { testHotline } from '../hotline.ts'

type App = Awaited<ReturnType<typeof testHotline>>['app']

const text = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
const unescape = (value: string) => value.replaceAll('&amp;', '&')

/** A browser without scripts: opens a page, and presses its buttons. */
function browser(app: App) {
  let page = ''
  let address = ''
  const open = async (path: string) => {
    const response = await app.request(path, { headers: { accept: 'text/html' } })
    address = path
    page = await response.text()
    expect(response.status, text(page)).toBe(200)
    return said()
  }
  const said = () => text(/<div id="said">(.*?)<\/div>/s.exec(page)?.[1] ?? '')
  const hidden = (name: string) =>
    unescape(new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? '')
  const press = (fields: Record<string, string>) =>
    open(`/phone?${new URLSearchParams({ call: hidden('call'), at: hidden('at'), ...fields }).toString()}`)
  return {
    /** `again`: by the button of a call that is over. */
    async start(again = false) {
      const body = again ? new URLSearchParams({ call: hidden('call') }) : undefined
      const response = await app.request('/phone', { method: 'POST', ...(body ? { body } : {}) })
      expect(response.status).toBe(303)
      return open(response.headers.get('location') ?? '')
    },
    press,
    reload: () => open(address),
    page: () => page,
    title: () => /<title>([^<]*)/.exec(page)?.[1] ?? '',
  }
}

describe('the telephone in the browser', () => {
  it('plays the hotline without a script: keys, words, silence, hanging up', async () => {
    const { app } = await testHotline({}, KEYS)
    const phone = browser(app)
    expect(await phone.start()).toContain('您好')
    for (const key of '123456789*0#') expect(phone.page()).toContain(`value="${key}"`)
    expect(phone.page()).toContain('# 井号')
    expect(await phone.press({ say: '护理补贴谁能领' })).toContain('一级、二级')
    expect(await phone.press({ key: '7' })).toMatch(/出处|吉林省/)
    expect((await phone.press({ do: 'silence' })).length).toBeGreaterThan(5)
    await phone.press({ do: 'hangup' })
    expect(phone.title()).toContain('电话挂断了')
  })

  it('says the same when it is loaded again, and goes on from an earlier page', async () => {
    const { app } = await testHotline({}, KEYS)
    const phone = browser(app)
    const greeting = await phone.start()
    expect(await phone.reload()).toBe(greeting)
    const answer = await phone.press({ say: '护理补贴谁能领' })
    expect(await phone.reload()).toBe(answer)
  })

  it('goes on with a call that was hung up, on the same line alone', async () => {
    const { app } = await testHotline({}, { ...KEYS, HOURS: '7×24' })
    const phone = browser(app)
    const greeting = await phone.start()
    const answer = await phone.press({ say: '护理补贴谁能领' })
    await phone.press({ do: 'hangup' })
    expect(await phone.start(true)).toBe(greeting)
    expect(await phone.press({ do: 'silence' })).toContain('接着上次问，请按一')
    expect(await phone.press({ key: '1' })).toContain(answer.trim().slice(0, 20))
    await phone.press({ do: 'hangup' })
    await phone.start(true)
    expect(await phone.press({ key: '*' })).toContain('接着上次问')
    const other = browser(app)
    await other.start()
    expect(await other.press({ do: 'silence' })).not.toContain('上次')
  })

  it('opens the clause of a code that it read out', async () => {
    const { app } = await testHotline({}, KEYS)
    const phone = browser(app)
    await phone.start()
    await phone.press({ say: '护理补贴谁能领' })
    await phone.press({ key: '7' })
    const code = /口述编号是([^。]+)。/.exec(await phone.press({ key: '7' }))?.[1] ?? ''
    expect(code).toMatch(/^[零一二三四五六七八九]{3}，[零一二三四五六七八九]{4}$/)
    const clause = await phone.press({ say: `编号${code}` })
    expect(clause).toMatch(/^ ?这是.*里的一条/)
    expect(
      await phone.press({ say: `编号${code.replace(/.$/, (last) => (last === '一' ? '二' : '一'))}` }),
    ).toContain('没有这个口述编号')
  })

  it('never reaches the operators, a telephone or a message', async () => {
    const sent: string[] = []
    const sms = { name: 'test', send: async (to: string) => void sent.push(to) }
    const { app, store } = await testHotline({ sms }, { ...KEYS, TRANSFER_TO: '12385', HOURS: '7×24' })
    const phone = browser(app)
    await phone.start()
    await phone.press({ say: '护理补贴谁能领' })
    expect(await phone.press({ key: '9' })).not.toContain('短信')
    await phone.press({ key: '0' })
    expect(phone.page()).toContain('真的电话这时会响')
    expect(phone.page()).toMatch(/class="code">0 /)
    await phone.press({ do: 'nobody-answers' })
    await phone.press({ key: '1' })
    expect(await phone.press({ key: '1' })).toContain('同意')
    await phone.press({ key: '1' })
    expect(await phone.press({ key: '1' })).toContain('编号')
    expect(await store.cases.waiting(9)).toEqual([])
    expect(await store.audit.after(0, 9)).toEqual([])
    expect(sent).toEqual([])
  })

  it('takes several keys where a number is asked for', async () => {
    const { app } = await testHotline({}, { ...KEYS, HOURS: '周一 0:00-0:01' })
    const phone = browser(app)
    await phone.start()
    await phone.press({ key: '0' })
    await phone.press({ key: '1' })
    await phone.press({ key: '2' })
    expect(phone.page()).toContain('type="tel"')
    expect(await phone.press({ key: '13900000000#' })).toContain('编号')
  })

  it('shows what is said as text, whatever it is', async () => {
    const { app } = await testHotline({}, KEYS)
    const phone = browser(app)
    await phone.start()
    await phone.press({ say: '<script>alert(1)</script>' })
    expect(phone.page()).not.toContain('<script>alert')
    expect(phone.page()).toContain('&lt;script&gt;')
  })

  it.each([
    ['is off', { ...KEYS, PHONE_DEMO: 'off' }],
    ['has no key to sign with', {}],
  ])('%s: 403', async (_, env) => {
    expect((await testApp({}, env).app.request('/phone')).status).toBe(403)
  })

  it('opens nothing to others: its secret is not a setting, and a wrong one is refused', async () => {
    const { app } = await testHotline({}, KEYS)
    const response = await app.request('/voice/json', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tingzheng-phone': 'guess' },
      body: JSON.stringify({ session: 's', inputType: 'start' }),
    })
    expect(response.status).toBe(403)
    expect((await app.request('/phone?call=none')).status).toBe(400)
  })
})
