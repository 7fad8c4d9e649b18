import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../../src/app.ts'
import { EXAMPLES, examplesFor } from '../../../../src/channels/web/ask/examples.ts'
import { regionsOf } from '../../../../src/channels/web/ask/ask.ts'
import { createNodeFiles } from '../../../../src/drivers/node-files.ts'
import { nodeEmbedder, nodeStore } from '../../../../src/node-vectors.ts'
import { servicesFrom } from '../../../../src/services-from.ts'
import type { Services } from '../../../../src/services.ts'
import { readSettings } from '../../../../src/settings.ts'

let services: Services
let page: (path: string) => Promise<string>
const bytes = (text: string) => new TextEncoder().encode(text).length

beforeAll(async () => {
  const settings = readSettings({ TODAY: '2026-01-31' })
  const files = createNodeFiles('index')
  const embedder = await nodeEmbedder(settings, files)
  services = await servicesFrom(
    { files, store: nodeStore(settings), ...(embedder ? { embedder } : {}) },
    settings,
  )
  const app = createApp(services, settings, { log: () => undefined })
  page = async (path) => (await app.request(path)).text()
}, 60_000)

describe('the examples of the first page', { timeout: 60_000 }, () => {
  it('are for every event in life', () => {
    const events = '残疾、看病、养老、低保、上学、就业、住房、带孩子'
    expect(EXAMPLES.map(({ event }) => event).join('、')).toBe(events)
  })

  it('are answered from the gazettes, for everyone and in every place that has some', async () => {
    for (const region of [undefined, ...regionsOf(services)])
      for (const { question } of examplesFor(region)) {
        const answer = await services.ask({ question, ...(region ? { region } : {}) })
        expect([answer.status, answer.citations.length > 0], `${question} ${region}`).toEqual([
          'answered',
          true,
        ])
      }
  })

  it('lead to pages of at most 60 kB with their style sheet and scripts', async () => {
    for (const { question } of examplesFor()) {
      const html = await page(`/?q=${encodeURIComponent(question)}&view=large&theme=dark&size=huge`)
      const parts = [...html.matchAll(/(?:<link rel="stylesheet" href|<script\s+src)="([^"]+)"/g)]
      const whole = [html, ...(await Promise.all(parts.map(([, path = '']) => page(path))))]
      expect(parts.length).toBeGreaterThan(0)
      expect(
        whole.map(bytes).reduce((a, b) => a + b),
        question,
      ).toBeLessThanOrEqual(60_000)
    }
  })
})
