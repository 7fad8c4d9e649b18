import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PortError } from '../../src/errors.ts'
import type { ChatModel } from '../../src/ports/chat-model.ts'

export interface ChatHarness {
  model: ChatModel
  /** How whoever is behind the model answers from now on: with these words, not at all, with an error, with rubbish. */
  behave(how: { say: string } | 'silent' | 'failing' | 'rubbish'): void
  /** All that was sent to it. */
  received(): string
  close?(): Promise<void>
}

const PROMPT = { system: '只回一个字。', user: '护理补贴谁能领？' }

/** What every ChatModel promises. */
export function chatModelContract(name: string, open: () => Promise<ChatHarness>): void {
  describe(`chat model: ${name}`, () => {
    let harness: ChatHarness
    beforeAll(async () => void (harness = await open()))
    afterAll(async () => harness.close?.())

    it('says who it is, passes on what it is asked, and gives the whole reply', async () => {
      harness.behave({ say: '好，\n“是”。' })
      expect(harness.model.name).toBe('scripted')
      expect(await harness.model.reply(PROMPT)).toBe('好，\n“是”。')
      expect(harness.received()).toContain(PROMPT.system)
      expect(harness.received()).toContain(PROMPT.user)
    })

    it.each(['failing', 'rubbish'] as const)(
      'is a PortError without the question when it is %s',
      async (how) => {
        harness.behave(how)
        const error = await harness.model.reply(PROMPT).catch((e: unknown) => e)
        expect(error).toBeInstanceOf(PortError)
        expect(error).toMatchObject({ port: 'chat-model', retryable: true })
        const told = `${(error as PortError).message}${String((error as PortError).cause)}`
        expect(told).not.toContain('护理')
      },
    )

    it('is a PortError when the reply is empty', async () => {
      harness.behave({ say: '' })
      await expect(harness.model.reply(PROMPT)).rejects.toBeInstanceOf(PortError)
    })

    it('asks once, and again only when it is asked again', async () => {
      harness.behave('failing')
      const before = harness.received().split(PROMPT.user).length
      await harness.model.reply(PROMPT).catch(() => undefined)
      expect(harness.received().split(PROMPT.user).length).toBe(before + 1)
    })
  })
}
