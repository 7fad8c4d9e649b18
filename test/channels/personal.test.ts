import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/answer/answer.ts'
import { testApp } from '../fixtures/app.ts'
import { answerOf, fakeServices } from '../fixtures/services.ts'

const ID = '220102198001011234'
const PHONE = '13800138000'
const SAID = `我是${ID}，电话${PHONE}，住红旗街12号3单元，护理补贴谁能领`
const LEFT = /220102198001011234|13800138000|红旗街/

/** An app that keeps all that gets behind the channels. */
function listening() {
  const heard: unknown[] = []
  const services = fakeServices()
  const made = testApp({
    ask: (question: Question) => {
      heard.push(question)
      return Promise.resolve(answerOf(question))
    },
    retriever: {
      search: (q, options) => {
        heard.push(q)
        return services.retriever.search(q, options)
      },
    },
  })
  return { ...made, heard }
}

describe('what names a person stays outside', () => {
  it('when asked by program, in the question, its context and the place', async () => {
    const { ask, heard, events } = listening()
    const response = await ask({ question: SAID, context: [SAID], region: `长春市红旗街12号` })
    expect(response.status).toBe(200)
    expect(heard).toHaveLength(1)
    expect(JSON.stringify([heard, events])).not.toMatch(LEFT)
    expect(heard[0]).toMatchObject({ region: '长春市', channel: 'api' })
    expect(await response.text()).not.toMatch(LEFT)
  })

  it.each(['/?q=', '/api/search?q='])('when asked at %s', async (path) => {
    const { app, heard, events } = listening()
    const query = `${encodeURIComponent(SAID)}&region=${encodeURIComponent('长春市红旗街12号')}`
    const response = await app.request(path + query)
    expect(response.status).toBe(200)
    expect(heard).toHaveLength(1)
    expect(JSON.stringify([heard, events])).not.toMatch(LEFT)
    expect(decodeURIComponent(await response.text())).not.toMatch(LEFT)
  })

  it('and the search hears no placeholder', async () => {
    const { app, heard } = listening()
    await app.request(`/api/search?q=${encodeURIComponent(`护理补贴谁能领，电话${PHONE}`)}`)
    expect(heard).toEqual(['护理补贴谁能领，'])
  })
})
