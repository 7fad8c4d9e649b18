import { describe, expect, it } from 'vitest'
import type { Answer, Question } from '../../src/answer/answer.ts'
import { testApp } from '../fixtures/app.ts'
import { testKeeping } from '../fixtures/store.ts'
import { elsewhere } from './elsewhere.ts'
import { Listener } from './listener.ts'

const QUESTION = '护理补贴谁能领？'

/** Every phrase as a screen reader says it. A change is looked at, then taken by `npx vitest run -u test/screen-reader`. */
describe('what a screen reader says', { timeout: 120_000 }, () => {
  it('K1: ask, hear that it is ready, read it, open the clause, go back to the same place', async () => {
    const listener = await start()
    await listener.open('/')
    await listener.read('main')
    await listener.ask(QUESTION)
    await listener.read('#answer')
    await listener.read('#sources')
    const back = listener.here
    await listener.open(listener.link('main .sources a[href^="/clauses/"]'))
    await listener.read('#text')
    await listener.open(back)
    await listener.read('main h1')
    await expect(await listener.transcript()).toMatchFileSnapshot('transcripts/K1.txt')
  })

  it('K2: ask on; the earlier answer is found by its heading', async () => {
    const listener = await start()
    await listener.open('/')
    await listener.ask(QUESTION)
    await listener.ask('那要带什么材料？')
    await listener.headings()
    await expect(await listener.transcript()).toMatchFileSnapshot('transcripts/K2.txt')
  })

  it('K3: hear of which place it is before what it says, and that another is not here', async () => {
    const listener = await start(elsewhere)
    await listener.open(`/?q=${encodeURIComponent('吉林省和同江市，护理补贴谁能领？')}`)
    await listener.read('#answer')
    await listener.open(`/?q=${encodeURIComponent('沈阳市护理补贴谁能领？')}`)
    await listener.read('#answer')
    await expect(await listener.transcript()).toMatchFileSnapshot('transcripts/K3.txt')
  })

  it('K4: what the gazettes do not say, and whom to call', async () => {
    const listener = await start()
    await listener.open('/')
    await listener.ask('不知道怎么办的事谁管？')
    await listener.read('main')
    await expect(await listener.transcript()).toMatchFileSnapshot('transcripts/K4.txt')
  })

  it('K5: too long, put right from where it says so', async () => {
    const listener = await start()
    await listener.open(`/?q=${'护理补贴'.repeat(126)}`)
    await listener.read('.error')
    await listener.ask(QUESTION)
    await expect(await listener.transcript()).toMatchFileSnapshot('transcripts/K5.txt')
  })

  it('K6: after three without an answer, people come first', async () => {
    const listener = await start()
    await listener.open('/')
    for (const nth of ['一', '二', '三']) await listener.ask(`不知道的第${nth}件事`)
    await listener.read('main')
    await expect(await listener.transcript()).toMatchFileSnapshot('transcripts/K6.txt')
  })
})

async function start(answers?: (question: Question) => Answer): Promise<Listener> {
  if (!answers) return new Listener((await testKeeping()).app)
  return new Listener(testApp({ ask: (question) => Promise.resolve(answers(question)) }).app)
}
