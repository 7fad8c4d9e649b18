import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { SEED } from '../browser/sample.ts'
import { testConsole } from '../fixtures/operators.ts'
import { shippedServices } from '../fixtures/shipped.ts'
import { KEYS } from '../fixtures/store.ts'
import { questionsOfTheDay } from './questions.ts'
import type { Developed } from './questions.ts'

const ENV = { ...KEYS, VOICE_SECRET: 'voice-secret', HOURS: '7×24', TRANSFER_TO: '043112385' }
/** Questions of a day: each is asked five times. */
const SOME = 12
/** Pieces that the telephone goes on to, at most. */
const LONGEST = 40

interface Told {
  say: string
  next: string
  dynamic: string
}

async function open() {
  const made = await testConsole(ENV, await shippedServices())
  const li = await made.login('李梅', 'operator')
  const json = async <T>(path: string, body: object, headers: Record<string, string> = {}): Promise<T> =>
    (await (await made.post(path, body, headers)).json()) as T
  const ask = (question: string, region: string) =>
    json<Answer>('/api/ask', { question, ...(region ? { region } : {}) })
  const voiced = (question: string) => json<Answer>('/api/ask', { question, channel: 'voice' })
  const card = (question: string, region: string) =>
    json<{ answer: Answer; suggestions: { short: string; certainty: number | null }[] }>(
      '/api/operator/suggest',
      { question, ...(region ? { region } : {}) },
      { cookie: li.cookie },
    )
  const textAt = async (response: Response | Promise<Response>) =>
    new JSDOM(await (await response).text(), {
      url: 'http://localhost/',
      runScripts: 'outside-only',
      pretendToBeVisual: true,
    }).window.document
  const page = (question: string, region: string) =>
    textAt(
      made.app.request(
        `/?${new URLSearchParams({ q: question, ...(region ? { region } : {}) }).toString()}`,
        {
          headers: { accept: 'text/html' },
        },
      ),
    )
  const shown = (question: string, region: string) =>
    textAt(li.post('/operator/look-up', { q: question, region }))
  const call = async (said: readonly string[]) => {
    const session = crypto.randomUUID()
    const turn = (inputType: string, input: string, dynamic: string) =>
      json<Told>(
        '/voice/json',
        { session, caller: '13900000000', callee: '12385', input, inputType, dynamic },
        { authorization: 'Bearer voice-secret' },
      )
    let told = await turn('start', '', '')
    for (const words of said) told = await turn('speech', words, told.dynamic)
    const heard = [told.say]
    while (/往下听，请按六/.test(told.say) && heard.length < LONGEST) {
      told = await turn('dtmf', '6', told.dynamic)
      heard.push(told.say)
    }
    return heard.join('')
  }
  return { ask, voiced, card, page, shown, call }
}

const folded = (text: string): string => text.replace(/[\s，。；：、“”]/g, '')
const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? []
const titlesIn = (text: string): string[] => text.match(/《[^》]+》/g) ?? []
/** What is counted, paid or dated, as it is spoken: 一百元, 百分之七十, 二零二零年底. */
const FACT =
  /(?:百分之)?[零一二三四五六七八九十百千万点]{1,12}(?:元|平方米|个月|周岁|岁|公斤|小时|天|年|万|倍|成)|百分之[零一二三四五六七八九十百点]+/g
const factsIn = (spoken: string): string[] => spoken.match(FACT) ?? []

type Made = Awaited<ReturnType<typeof open>>

/** What the channels say otherwise than the API's answer does, one line each. */
async function faultsOf({ question, region: place }: Developed, made: Made): Promise<string[]> {
  const region = place === '不限' ? '' : place
  const answer = await made.ask(question, region)
  return [
    ...(await deskFaults(answer, question, region, made)),
    ...(await pageFaults(answer, question, region, made)),
    ...(await callFaults(answer, question, region, made)),
  ]
}

type Fault = (answer: Answer, question: string, region: string, made: Made) => Promise<string[]>

const deskFaults: Fault = async (answer, question, region, { card, shown }) => {
  const found = await card(question, region)
  const parts = ['status', 'answer', 'spoken', 'notices', 'contacts', 'confidence'] as const
  const other = parts.filter((part) => JSON.stringify(found.answer[part]) !== JSON.stringify(answer[part]))
  const desk = folded((await shown(question, region)).querySelector('#found')?.textContent ?? '')
  const lacks = answer.answer.split('\n').filter((line) => !desk.includes(folded(line)))
  return [
    ...other.map((part) => `the operator’s card has another ${part}`),
    ...lacks.map((line) => `the operator’s page lacks “${line}”`),
  ]
}

const pageFaults: Fault = async (answer, question, region, { page }) => {
  const main = (await page(question, region)).querySelector('main')
  for (const form of main?.querySelectorAll('form') ?? []) form.remove()
  const text = main?.textContent ?? ''
  const facts = [...numbersIn(answer.answer), ...titlesIn(answer.answer)]
  const known = JSON.stringify(answer) + question
  const told = main?.querySelector('[data-answer], .answer')?.textContent ?? ''
  return [
    ...facts.filter((fact) => !text.includes(fact)).map((fact) => `the page lacks ${fact}`),
    ...numbersIn(told)
      .filter((fact) => !known.includes(fact))
      .map((fact) => `the page alone says ${fact}`),
  ]
}

const callFaults: Fault = async (answer, question, region, { voiced, call }) => {
  const alone = await voiced(question)
  const asksBack = alone.status === 'clarify'
  const heard = await call(asksBack && region ? [question, region] : [question])
  const { status, citations, spoken } = asksBack ? answer : alone
  const telling = status === 'answered' && citations.length > 0
  const own = factsIn(spoken)
  const faults = factsIn(heard).filter((fact) => !own.includes(fact))
  const lacks = telling ? own.filter((fact) => !heard.includes(fact)) : []
  return [
    ...(/出处/.test(heard) === telling ? [] : [`the telephone does not say ${status}: ${heard}`]),
    ...faults.map((fact) => `the telephone alone says ${fact}: ${heard}`),
    ...lacks.map((fact) => `the telephone lacks ${fact}: ${heard}`),
  ]
}

it(`page, API, telephone and operator’s card say the same (seed ${SEED})`, { timeout: 900_000 }, async () => {
  const made = await open()
  const faults: string[] = []
  for (const one of questionsOfTheDay(SOME))
    faults.push(...(await faultsOf(one, made)).map((fault) => `${one.id}: ${fault}`))
  expect(faults).toEqual([])
})
