import { describe, expect, it } from 'vitest'
import { sealWith } from '../../../../src/channels/web/person/draft.ts'
import type { Draft } from '../../../../src/channels/web/person/draft.ts'
import { KEYS, testKeeping } from '../../../fixtures/store.ts'
import { testApp } from '../../../fixtures/app.ts'
import { sender } from './forms.ts'

const TEXT = { reply: 'text', contact: '1' }
const CALL = { reply: 'phone', phone: '139 4321 8765', name: '王阿姨', contact: '1' }

async function desk(env: Record<string, string> = KEYS) {
  const made = await testKeeping(env)
  const [post, send] = [sender(made.app, '/person'), sender(made.app, '/person/send')]
  const page = async (path: string) => (await made.app.request(path)).text()
  /** To the page that shows it once more: its address and the seal in it. */
  const check = async (fields: Record<string, string>) => {
    const at = (await post(fields)).headers.get('location') ?? ''
    return { at, d: new URL(at, 'http://x').searchParams.get('d') ?? '' }
  }
  const number = async (receipt: string) => (await made.store.cases.byReceipt(receipt.slice(3)))?.number ?? ''
  return { ...made, post, send, page, check, number }
}

describe('asking for a person', () => {
  it('names people to call first, and knows what was asked and where', async () => {
    const { page, asked } = await desk()
    const { id } = await asked('护理补贴谁能领', { region: '吉林省' })
    const html = await page(`/person?answer=${id}&back=%2F%3Fq%3Dx`)
    expect(html.indexOf('tel:12385')).toBeLessThan(html.indexOf('<form'))
    expect(html).toContain('您前面问的是：护理补贴谁能领')
    expect(html).toMatch(/<option value="吉林省" selected/)
    for (const purpose of ['tel', 'name', 'address-level1'])
      expect(html).toContain(`autocomplete="${purpose}"`)
    expect(html).not.toMatch(/<script(?![^>]* src=)|checked/)
  })

  it('is read once more, kept only when it is sent, and then has a receipt', async () => {
    const { check, page, send, store, number, app } = await desk()
    const { at, d } = await check({ ...TEXT, note: '请告诉我去哪里办', health: '1', region: '吉林省' })
    expect(at).toMatch(/^\/person\/check\?d=/)
    const review = await page(at)
    expect(review).toContain('还没有发出，也没有保存')
    expect(review).toContain('请告诉我去哪里办')
    expect(review).toContain('我同意把这件事交给工作人员')
    expect(await store.cases.waiting(5)).toEqual([])
    const sent = await send({ d })
    expect(sent.status).toBe(303)
    const receipt = sent.headers.get('location') ?? ''
    expect(receipt).toMatch(/^\/r\/[0-9a-f]{32}$/)
    expect((await app.request(receipt)).status).toBe(200)
    expect(await store.cases.find(await number(receipt))).toMatchObject({
      reply: 'text',
      region: '吉林省',
      note: '请告诉我去哪里办',
      consent: { health: true, wording: expect.stringContaining('健康') as string },
    })
  })

  it('is one case with one receipt, however often it is sent', async () => {
    const { check, send, store } = await desk()
    const { d } = await check(TEXT)
    const places = [await send({ d }), await send({ d })].map((sent) => sent.headers.get('location'))
    expect(new Set(places).size).toBe(1)
    expect(await store.cases.waiting(5)).toHaveLength(1)
  })

  it('seals a number to call for its case, gives a receipt too, and keeps none for a reply in writing', async () => {
    const { check, send, store, number, vault } = await desk()
    const kept = async (fields: Record<string, string>) => {
      const sent = await send({ d: (await check(fields)).d })
      const of = await number(sent.headers.get('location') ?? '')
      await store.cases.take(of, 'li')
      return { of, sealed: await store.cases.contact(of, 'li') }
    }
    const call = await kept(CALL)
    expect(await vault.open(call.sealed?.phone ?? new Uint8Array(), `${call.of} phone`)).toBe('13943218765')
    expect((await kept({ ...CALL, reply: 'text' })).sealed?.phone).toBeFalsy()
  })

  it('can be corrected: everything typed is there again', async () => {
    const { check, page } = await desk()
    const { at, d } = await check({ ...CALL, note: '我电话13943218765', back: '/?q=x' })
    const review = await page(at)
    expect(review).toContain('1 3 9\u30004 3 2 1\u30008 7 6 5')
    expect(review).toContain('我电话〔电话〕')
    expect(review).toContain(`href="/person?d=${d}#phone"`)
    const form = await page(`/person?d=${d}`)
    expect(form).toMatch(/value="139 4321 8765"/)
    expect(form).toMatch(/value="phone"\s+checked/)
    expect(form).toMatch(/id="contact"[^>]*checked/)
    expect(form).toContain('王阿姨')
    expect(form).not.toContain('错误')
  })

  it('can be left without a trace', async () => {
    const { check, page, store } = await desk()
    const { at } = await check({ ...TEXT, back: '/?q=x' })
    const away = /href="(\/person\/withdrawn[^"]*)"/.exec(await page(at))?.[1] ?? ''
    const html = await page(away.replaceAll('&amp;', '&'))
    expect(html).toContain('没有发出，也没有保存')
    expect(html).toContain('<a class="action" href="/?q=x">回到刚才的回答</a>')
    expect(await store.cases.waiting(5)).toEqual([])
  })

  it('says before it is sent what will not be kept without the second consent', async () => {
    const { check, page, asked, send, store, number } = await desk()
    const { id } = await asked('我偏瘫，护理补贴谁能领')
    const { at, d } = await check({ ...TEXT, answer: id, note: '左腿不能动' })
    expect((await page(at)).match(/所以这些话不会保存/g)).toHaveLength(2)
    const of = await number((await send({ d })).headers.get('location') ?? '')
    expect(JSON.stringify(await store.cases.exportPerson(of, 'test'))).not.toMatch(/左腿|偏瘫/)
  })

  it('brings the whole conversation along with the second consent, and shows all of it before', async () => {
    const { check, page, asked, send, store, number } = await desk()
    const session = 'c'.repeat(32)
    await asked('公租房去哪里申请', { session })
    const { id } = await asked('要带什么材料', { session })
    const fields = { ...TEXT, answer: id, back: `/c/${session}?n=2` }
    const kept = async (more: Record<string, string>) => {
      const { at, d } = await check({ ...fields, ...more })
      const of = await number((await send({ d })).headers.get('location') ?? '')
      return { html: await page(at), person: await store.cases.exportPerson(of, 'test') }
    }
    const without = await kept({})
    expect(without.html).not.toContain('公租房')
    expect(without.person?.turns).toEqual([])
    const whole = await kept({ health: '1' })
    expect(whole.html.indexOf('公租房去哪里申请')).toBeLessThan(whole.html.indexOf('要带什么材料'))
    expect(whole.person?.turns.map((turn) => turn.question)).toEqual(['公租房去哪里申请', '要带什么材料'])
  })

  it.each<[string, Record<string, string>, string[]]>([
    ['nothing', {}, ['reply', 'contact']],
    ['no number', { reply: 'phone', contact: '1' }, ['phone']],
    ['a number that is none', { ...CALL, phone: '打给我' }, ['phone']],
    ['too much of all', { ...TEXT, name: '长'.repeat(41), note: '长'.repeat(1001) }, ['name', 'note']],
    ['no consent and no number', { reply: 'phone' }, ['phone', 'contact']],
  ])('gives back %s with each error tied to its field', async (_name, fields, wrong) => {
    const { post, store } = await desk()
    const sent = await post(fields)
    expect(sent.status).toBe(400)
    const html = await sent.text()
    const summary = /<div class="error"[^]*?<\/ul>/.exec(html)?.[0] ?? ''
    expect([...summary.matchAll(/href="#(\w+)"/g)].map((m) => m[1])).toEqual(wrong)
    expect(summary).toMatch(/^<div class="error" tabindex="-1" autofocus/)
    for (const field of wrong) {
      expect(html).toContain(`id="${field}-error"`)
      expect(html).toMatch(new RegExp(`<(input|textarea|fieldset)[^>]* aria-describedby="${field}-error`))
    }
    for (const typed of Object.values(fields)) expect(html).toContain(typed)
    expect(html).toContain('<title>错误：')
    expect(await store.cases.waiting(5)).toEqual([])
  })

  it('takes no seal that is broken, not ours, or older than 20 hours', async () => {
    const { send, app } = await desk()
    const draft = { ...TEXT, contact: true, health: false, back: '/' } as unknown as Draft
    const old = await sealWith(KEYS.STATE_SECRET, () => Date.now() - 21 * 3_600_000).close(draft)
    const foreign = await sealWith('x'.repeat(43)).close(draft)
    for (const d of ['', 'x', old, foreign]) {
      expect((await send({ d })).status).toBe(400)
      expect((await app.request(`/person/check?d=${d}`)).status).toBe(400)
    }
  })

  it('never shows the number in an address or the log, and lets nothing be stored on the way', async () => {
    const { check, app, events } = await desk()
    const { at } = await check(CALL)
    expect(decodeURIComponent(at)).not.toMatch(/8765|王/)
    expect((await app.request(at)).headers.get('cache-control')).toBe('no-store')
    expect(JSON.stringify(events)).not.toContain(at.slice(20, 60))
  })

  it('offers no call where numbers cannot be sealed, and only telephones where nothing can be kept', async () => {
    const { page } = await desk({ STATE_SECRET: KEYS.STATE_SECRET })
    const html = await page('/person')
    expect(html).not.toContain('给我打电话')
    expect(html).toContain('在网页上回复')
    const without = await (await testApp({}, KEYS).app.request('/person')).text()
    expect(without).not.toContain('<form method="post"')
    expect(without).toContain('tel:12385')
  })
})
