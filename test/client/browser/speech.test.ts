import { describe, expect, it } from 'vitest'
import { NEEDED, hasChromium } from '../../browser/chromium.ts'
import { browserTests, focused, hears } from './opened.ts'

const ENV = { ASR_URL: 'http://127.0.0.1:9/v1', TTS_URL: 'http://127.0.0.1:9/v1' }
const spoken: string[] = []
const ported = browserTests(ENV, {
  speech: {
    in: {
      name: 'test',
      hear: ({ bytes }) => Promise.resolve(bytes.byteLength > 100 ? '护理补贴谁能领' : ''),
    },
    out: {
      name: 'test',
      speak(text) {
        spoken.push(text)
        return Promise.resolve({ bytes: silence(), type: 'audio/wav' })
      },
    },
  },
})
const plain = browserTests()
const ANSWER = '/?q=护理补贴谁能领'

/** A tenth of a second of silence, 8 kHz, 8 bits. */
function silence(): ArrayBuffer {
  const samples = 800
  const bytes = new Uint8Array(44 + samples).fill(128)
  const view = new DataView(bytes.buffer)
  new TextEncoder().encodeInto('RIFF\0\0\0\0WAVEfmt ', bytes)
  view.setUint32(4, 36 + samples, true)
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, 8000, true)
  view.setUint32(28, 8000, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  new TextEncoder().encodeInto('data', bytes.subarray(36))
  view.setUint32(40, samples, true)
  return bytes.buffer
}

/** A browser with these voices, whose sentences end when the test says so. */
function voices(list: { lang: string; localService: boolean }[]) {
  return `(() => {
    const said = (window.uttered = []);
    window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text } };
    const synthesis = new EventTarget();
    Object.assign(synthesis, {
      getVoices: () => ${JSON.stringify(list)},
      speak: (utterance) => said.push(utterance),
      cancel: () => said.push({ text: 'cancel' }),
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  })()`
}

describe.skipIf(!hasChromium)(`reading aloud and being heard${NEEDED}`, () => {
  it('offers neither without a local voice and a server', async () => {
    const page = await plain.open(ANSWER, voices([{ lang: 'zh-CN', localService: false }]))
    await page.waitForTimeout(300)
    expect(await page.getByRole('button', { name: /朗读|说话/ }).count()).toBe(0)
  })

  it('reads sentence by sentence with a local voice, only when asked to, at the pace that is wished', async () => {
    const page = await plain.open(ANSWER, voices([{ lang: 'zh-CN', localService: true }]))
    const uttered = () =>
      page.evaluate(() =>
        (window as unknown as { uttered: { text: string; rate?: number }[] }).uttered.map(
          ({ text, rate }) => `${text}${rate ?? ''}`,
        ),
      )
    const read = page.getByRole('button', { name: '朗读回答' })
    await read.waitFor()
    expect(await uttered()).toEqual([])
    await read.click()
    await page.getByRole('button', { name: '慢一点' }).click()
    await page.getByRole('button', { name: '暂停朗读' }).click()
    expect(await page.getByRole('button', { name: '继续朗读' }).count()).toBe(1)
    expect(await uttered()).toEqual([
      '一级、二级残疾人可以领。1',
      'cancel',
      '一级、二级残疾人可以领。0.8',
      'cancel',
    ])
  })

  it('keeps the focus when reading ends under it', async () => {
    const page = await plain.open(ANSWER, voices([{ lang: 'zh-CN', localService: true }]))
    await page.getByRole('button', { name: '朗读回答' }).click()
    await page.getByRole('button', { name: '停止朗读' }).press('Enter')
    expect(await focused(page)).toBe('朗读回答')
    expect(await page.getByRole('button', { name: '停止朗读' }).count()).toBe(0)
  })

  it('reads through the server where one is set, sound by sound', async () => {
    const page = await ported.open(ANSWER)
    expect(spoken).toEqual([])
    await page.getByRole('button', { name: '朗读回答' }).click()
    await page.getByRole('button', { name: '朗读回答' }).waitFor()
    await expect.poll(() => spoken).toEqual(['一级、二级残疾人可以领。'])
  })

  it('brings what was said into the box, to be looked at before it is sent', async () => {
    const page = await ported.open('/')
    await page.getByRole('button', { name: '说话提问' }).click()
    await page.getByRole('button', { name: '说完了' }).waitFor()
    await page.waitForTimeout(700)
    await page.getByRole('button', { name: '说完了' }).click()
    await hears(page, /写在框里了/)
    expect(await page.locator('#q').inputValue()).toBe('护理补贴谁能领')
    expect(await focused(page)).toBe('q')
    expect(new URL(page.url()).pathname).toBe('/')
  })

  it('says why when the microphone may not be used', async () => {
    const refuse = `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))`
    const page = await ported.open('/', refuse)
    await page.getByRole('button', { name: '说话提问' }).click()
    await hears(page, /浏览器不让用话筒/)
    expect(await page.getByRole('button', { name: '说话提问' }).count()).toBe(1)
  })
})
