import { describe, expect, it } from 'vitest'
import type { CallTurn } from '../../../src/ports/calls.ts'
import type { Kept } from '../../../src/channels/voice/needs.ts'
import { CLOSED, testHotline } from './hotline.ts'
import { twilioPhone } from './phone.ts'

const PHONE = '13943218765'
const stateOf = (turn: CallTurn | undefined) => turn?.state as Kept
const digitsOf = (said: string) =>
  [...said]
    .map((char) => '零一二三四五六七八九'.indexOf(char))
    .filter((n) => n >= 0)
    .join('')

describe('a call-back', () => {
  it('is booked once, sealed, shown to the holder and erased with the outcome', async () => {
    const { app, store, vault } = await testHotline({}, CLOSED)
    const phone = twilioPhone(app)
    await phone.start()
    await phone.key('0')
    await phone.key('1')
    const to = phone.last()?.action ?? ''
    const twice = await Promise.all([1, 2, 3].map(() => phone.post(to, { Digits: '1' })))
    expect(new Set(twice.map(({ body }) => body)).size).toBe(1)
    expect(twice[0]?.said).toContain('记下了')
    const waiting = await store.cases.waiting(9)
    expect(waiting).toHaveLength(1)
    const number = waiting[0]?.number ?? ''
    expect(waiting[0]).toMatchObject({ callable: true, note: '请上午打电话。', consent: { health: false } })
    expect(waiting[0]?.consent.wording).toContain('打到您现在的电话')
    await store.cases.take(number, 'li')
    const sealed = await store.cases.contact(number, 'li')
    expect(await vault.open(sealed?.phone ?? new Uint8Array(), `${number} phone`)).toBe(PHONE)
    await store.cases.finish(number, 'li', '打过了')
    expect((await store.cases.find(number))?.callable).toBe(false)
  })

  it('that is put right takes the place of the first', async () => {
    const { app, store, vault } = await testHotline({}, CLOSED)
    const phone = twilioPhone(app)
    await phone.start()
    await phone.key('0')
    await phone.key('1')
    await phone.key('1')
    await phone.key('2')
    await phone.key('2')
    await phone.key('2')
    const booked = await phone.key('043188904501')
    expect(booked.said).toContain('下午')
    const [one, ...more] = await store.cases.waiting(9)
    expect(more).toEqual([])
    expect(one).toMatchObject({ note: '请下午打电话。' })
    await store.cases.take(one?.number ?? '', 'li')
    const sealed = await store.cases.contact(one?.number ?? '', 'li')
    expect(await vault.open(sealed?.phone ?? new Uint8Array(), `${one?.number} phone`)).toBe('043188904501')
  })

  it('is booked in the case of a transfer that nobody answered', async () => {
    const { app, store } = await testHotline()
    const phone = twilioPhone(app)
    await phone.start()
    await phone.key('0')
    expect(await store.cases.waiting(9)).toMatchObject([{ callable: false }])
    await phone.dialled('no-answer')
    await phone.key('1')
    await phone.key('3')
    await phone.key('1')
    expect(await store.cases.waiting(9)).toMatchObject([{ callable: true }])
  })

  it('leaves no number, keyed or spoken or called from, anywhere but sealed', async () => {
    const { app, file, store } = await testHotline({}, CLOSED)
    const phone = twilioPhone(app)
    await phone.start()
    await phone.say(`我的电话是${PHONE}，护理补贴谁能领`)
    await phone.key('0')
    expect((await phone.key('1')).said).toContain('要把您问的残疾、病情告诉工作人员')
    await phone.key('1')
    await phone.key('2')
    await phone.key('13500001111')
    const [booked] = await store.cases.waiting(9)
    expect(booked?.consent.health).toBe(true)
    expect(booked?.consent.wording).toMatch(/要把您问的残疾、病情告诉工作人员.*\n请按您的电话号码/)
    expect(booked?.answerId).toBeTypeOf('string')
    const { readFileSync, existsSync } = await import('node:fs')
    for (const name of [file, `${file}-wal`].filter((path) => existsSync(path))) {
      const bytes = readFileSync(name).toString('latin1')
      expect(bytes).not.toContain(PHONE)
      expect(bytes).not.toContain('13500001111')
    }
  })
})

describe('a call that was dropped', () => {
  it('is gone on with by the same number within half an hour', async () => {
    const { app } = await testHotline()
    const first = twilioPhone(app, { sid: 'CA1' })
    await first.start()
    await first.say('护理补贴谁能领')
    await first.key('2')
    await first.hangUp()
    const other = twilioPhone(app, { sid: 'CA2', from: '+8613900000000' })
    const greeting = (await other.start()).said
    expect((await other.silence()).said).not.toContain('接着上次')
    const again = twilioPhone(app, { sid: 'CA3' })
    expect((await again.start()).said).toBe(greeting)
    expect((await again.silence()).said).toMatch(/接着上次问，请按一/)
    expect((await again.key('1')).said).toContain('一级、二级')
  })

  it('that came to its end is not offered again', async () => {
    const { app } = await testHotline()
    const first = twilioPhone(app, { sid: 'CA1' })
    await first.start()
    await first.say('护理补贴谁能领')
    await first.key('0')
    const again = twilioPhone(app, { sid: 'CA2' })
    await again.start()
    expect((await again.silence()).said).not.toContain('接着上次')
  })

  it('is opened from another telephone by case and code, in five tries', async () => {
    const { app, open } = await testHotline({}, CLOSED)
    const first = twilioPhone(app, { sid: 'CA1' })
    await first.start()
    await first.say('护理补贴谁能领')
    await first.key('0')
    await first.key('1')
    await first.key('2')
    const told = (await first.key('1')).said
    const number = digitsOf(/编号[，是]*([零一二三四五六七八九]+)/.exec(told)?.[1] ?? '')
    const code = digitsOf(/口令[，是]*([零一二三四五六七八九]+)/.exec(told)?.[1] ?? '')
    expect([number, code].map(({ length }) => length)).toEqual([6, 4])
    const stranger = twilioPhone((await open()).app, { sid: 'CA2', from: '+8613900000000' })
    await stranger.start()
    await stranger.say('我有编号')
    const refused = await stranger.key(`${number}#`)
    expect(refused.said).not.toContain('一级、二级')
    const wrong = code === '0001' ? '0002' : '0001'
    await stranger.key(`${wrong}#`)
    expect((await stranger.key(`${code}#`)).said).toContain('一级、二级')
    const guesser = twilioPhone((await open()).app, { sid: 'CA3', from: '+8613911111111' })
    await guesser.start()
    await guesser.say('我有编号')
    await guesser.key(`${number}#`)
    for (const _ of [1, 2, 3]) await guesser.key(`${wrong}#`)
    const last = twilioPhone((await open()).app, { sid: 'CA4', from: '+8613922222222' })
    await last.start()
    await last.say('我有编号')
    await last.key(`${number}#`)
    expect((await last.key(`${code}#`)).said).not.toContain('一级、二级')
  })
})

describe('the end of a call', () => {
  it('asks whether it helped, and keeps that once', async () => {
    const { app, store, digests } = await testHotline()
    const phone = twilioPhone(app)
    await phone.start()
    await phone.say('护理补贴谁能领')
    expect((await phone.say('再见')).said).toContain('有帮助，请按一')
    const to = phone.last()?.action ?? ''
    await Promise.all([1, 2, 3].map(() => phone.post(to, { Digits: '1' })))
    const last = await store.calls.last(await digests.call('twiml', 'CA1'))
    const given = await store.feedback.of(stateOf(last?.last).call.memory?.answerId ?? '')
    expect(given).toMatchObject([{ useful: true }])
    await phone.hangUp()
    expect((await store.calls.last(await digests.call('twiml', 'CA1')))?.call.outcome).toBe('answered')
  })
})
