import { realPipeline } from '../answer/service.ts'
import { answering, Caller, world } from './caller.ts'

/** What the tests of the dialogue ask, and the answers of the real index: one with a source, and none. */
export const CARE = '重度残疾人护理补贴谁能领'

const pipeline = await realPipeline('2026-11-25')
export const care = await pipeline.ask({ question: CARE, channel: 'voice' })
export const none = await pipeline.ask({ question: '残疾人证怎么办', channel: 'voice' })

export const known = answering((question) => (question.includes('护理补贴') ? care : none))

export const dialled = async (around = world(), provide = known): Promise<Caller> => {
  const caller = new Caller(around, provide)
  await caller.dial()
  return caller
}
