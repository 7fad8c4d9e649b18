import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_SMS, smsOf } from '../../../src/channels/voice/sms-text.ts'
import { answerOf } from '../../fixtures/services.ts'
import { CLOSED, testHotline } from './hotline.ts'
import { twilioPhone } from './phone.ts'

const citation = {
  code: '1000027',
  documentTitle: '吉林省推进基本公共服务均等化“十三五”规划',
  documentNumber: '吉政办发〔2017〕52号',
}
const where = { origin: 'https://hotline.example.cn', case: '482913' }

describe('a message', () => {
  it('says one line, document, link and case in two parts', () => {
    const text = smsOf({ text: '每人每月补助八十元。\n这份规划已经到期。', citations: [citation] }, where)
    expect(text).toBe(
      '每人每月补助八十元。《吉林省推进基本公共服务均等化“十三五”规划》（吉政办发〔2017〕52号）。' +
        '口述编号1000027 https://hotline.example.cn/clauses/1000027 您的编号482913 自动助手发送',
    )
    expect(text?.length).toBeLessThanOrEqual(LONGEST_SMS)
  })

  it.each([
    '一级、二级残疾人可以领八十元。',
    '残疾等级为1级的可以领八十元。',
    '1-2级残疾人可以领。',
    '三到四级的人可以领。',
  ])('never says a grade: %s', (text) => {
    const sent = smsOf({ text, citations: [citation] }, where)
    expect(sent).not.toMatch(/级|八十元/)
    expect(sent).toContain('口述编号1000027')
  })

  it('is never longer than two parts, and keeps link and case whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ maxLength: 200 }),
        (text, title) => {
          const sent = smsOf({ text, citations: [{ ...citation, documentTitle: title }] }, where) ?? ''
          expect(sent.length).toBeLessThanOrEqual(LONGEST_SMS)
          expect(sent).toContain('https://hotline.example.cn/clauses/1000027 您的编号482913')
        },
      ),
    )
  })

  it('without a source is none', () => {
    expect(smsOf({ text: '没有找到。', citations: [] }, where)).toBeUndefined()
  })
})

describe('messages on the telephone', () => {
  const sender = () => {
    const sent: [string, string][] = []
    return {
      sent,
      sms: { name: 'test', send: async (to: string, text: string) => void sent.push([to, text]) },
    }
  }
  const ask = async (question: Parameters<typeof answerOf>[0]) => ({
    ...answerOf(question),
    id: 'a-sms',
    answer: '每月补助八十元。',
  })

  it('are sent to the calling number once, by key 9 and a yes', async () => {
    const { sent, sms } = sender()
    const { app } = await testHotline({ sms, ask })
    const phone = twilioPhone(app)
    await phone.start()
    await phone.say('护理补贴谁能领')
    expect((await phone.key('9')).said).toContain('尾号八七六五')
    const to = phone.last()?.action ?? ''
    const all = await Promise.all([1, 2, 3].map(() => phone.post(to, { Digits: '1' })))
    expect(all[0]?.said).toContain('已经发出')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.[0]).toBe('13943218765')
    expect(sent[0]?.[1]).toContain('每月补助八十元。《')
  })

  it.each([
    ['a line', '+8643188904501', true],
    ['a withheld number', 'anonymous', true],
    ['a service without a gateway', '+8613943218765', false],
  ])('are never spoken of to %s', async (_, from, gateway) => {
    const { sms } = sender()
    const { app } = await testHotline({ ask, ...(gateway ? { sms } : {}) }, CLOSED)
    const phone = twilioPhone(app, { from })
    const heard = [await phone.start(), await phone.say('护理补贴谁能领')]
    for (const key of ['9', '7', '3', '5', '*', '#']) heard.push(await phone.key(key))
    expect(heard.map(({ said }) => said).join('')).not.toContain('短信')
    expect(heard.map(({ said }) => said).join('')).not.toContain('发到')
  })
})
