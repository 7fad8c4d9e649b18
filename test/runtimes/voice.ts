import { describe, expect, it } from 'vitest'

const text = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')

/** The telephone in the browser against the real webhook, and the webhook against strangers, with no setting at all. */
export function voiceTests(base: () => string): void {
  let page = ''
  const open = async (address: string): Promise<string> => {
    const response = await fetch(address)
    page = await response.text()
    expect(response.status, text(page)).toBe(200)
    return text(/<div id="said">(.*?)<\/div>/s.exec(page)?.[1] ?? '')
  }
  const hidden = (name: string) =>
    (new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
  const press = (fields: Record<string, string>): Promise<string> => {
    const query = new URLSearchParams({ call: hidden('call'), at: hidden('at'), ...fields })
    return open(`${base()}/phone?${query.toString()}`)
  }

  describe('the hotline', () => {
    it('is heard in the browser: greeting, answer with its source, the same again, a person', async () => {
      expect(await (await fetch(`${base()}/phone`)).text()).toContain('开始打电话')
      const begun = await fetch(`${base()}/phone`, { method: 'POST', redirect: 'manual' })
      expect(begun.status).toBe(303)
      expect(await open(new URL(begun.headers.get('location') ?? '', base()).href)).toContain('按零')
      const question = { say: '重度残疾人护理补贴谁能领', at: hidden('at') }
      const answer = await press(question)
      expect(answer).toMatch(/一级|二级|重度/)
      expect(await press(question)).not.toBe('')
      expect(await press({ key: '5' })).toContain(answer.slice(-20, -12))
      expect(await press({ key: '7' })).toContain('出处')
      expect(await press({ key: '0' })).toMatch(/打给您|转给工作人员/)
      await press({ do: 'hangup' })
      expect(text(page)).toContain('电话挂断了')
    })

    it.each(['twiml/start', 'jambonz/start', 'vxml/start', 'json', 'events'])(
      'says nothing to who does not sign: /voice/%s',
      async (path) => {
        const headers = { 'content-type': 'application/json' }
        const response = await fetch(`${base()}/voice/${path}`, { method: 'POST', headers, body: '{}' })
        expect(response.status).toBe(403)
        expect(response.headers.get('content-type')).toContain('application/problem+json')
        expect(await response.json()).toMatchObject({ detail: expect.stringMatching(/要设置/) })
      },
    )
  })
}
