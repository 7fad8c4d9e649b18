import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import score from '../../../src/channels/web/score/score.json' with { type: 'json' }
import { createNodeFiles } from '../../../src/drivers/node-files.ts'
import { readSnapshot } from '../../../src/search/snapshot-files.ts'
import { scoreText } from '../../bench/score-text.ts'
import { shareOf } from '../../bench/share.ts'
import { testApp } from '../../fixtures/app.ts'

const isHit = (n: number) => n > 0

describe('the score', () => {
  it('has Wilson’s interval, also where all or none were right', () => {
    expect(shareOf([], isHit)).toBeNull()
    const half = shareOf([1, 0], isHit)
    expect(half?.low).toBeCloseTo(0.0945, 3)
    expect(half?.high).toBeCloseTo(0.9055, 3)
    expect(shareOf([1, 1, 1], isHit)?.low).toBeCloseTo(0.4385, 3)
  })

  it('was measured on the index that is shipped: else run npm run score', async () => {
    const { corpusDigest } = await readSnapshot(createNodeFiles('index'))
    expect(score.versions.corpus).toBe(corpusDigest.slice(0, 12))
  })

  it('is the same on the page and in SCORE.md', async () => {
    expect(readFileSync('SCORE.md', 'utf8')).toBe(scoreText(score))
    const page = await (await testApp().app.request('/score')).text()
    for (const { name, questions } of [score.all, ...score.kinds, ...score.regions])
      expect(page.replaceAll(/\s+/g, '')).toContain(`<thscope="row">${name}</th><td>${questions}</td>`)
    expect(page).toContain(`<code>${score.command}</code>`)
    expect(page).toContain(score.madeOn)
  })

  it('has every kind of question in words', () => {
    for (const { name } of score.kinds) expect(name).toMatch(/^\p{Script=Han}+$/u)
  })
})
