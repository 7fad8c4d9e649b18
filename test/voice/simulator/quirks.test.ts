import { describe, expect, it } from 'vitest'
import { call } from './call.ts'
import type { Act } from './phone.ts'
import { PLATFORMS } from './platforms.ts'
import { ORIGIN } from './wire.ts'
import type { App } from './wire.ts'

/** An app that gives these bodies, one a request, the last for ever. */
function fake(type: string, ...bodies: string[]): App & { paths: string[] } {
  const paths: string[] = []
  return {
    paths,
    request(path) {
      paths.push(path)
      const body = bodies[Math.min(paths.length, bodies.length) - 1] ?? ''
      return new Response(body, { headers: { 'content-type': type } })
    },
  }
}
const onPlatform = (name: string, app: App, acts: Act[] = []) => {
  const platform = PLATFORMS.find((one) => one.name === name)
  if (!platform) throw new Error(name)
  return call(app, platform, acts)
}
const twiml = (...bodies: string[]) =>
  fake('text/xml', ...bodies.map((body) => `<Response>${body}</Response>`))

/** The simulator must fail where the platforms do: what it lets through proves nothing. */
describe('the simulator plays the quirks of', () => {
  it('Somleng: an element that it does not know ends the call', async () => {
    const { transcript } = await onPlatform('Somleng', twiml('<Say language="cmn-CN">您好</Say><Pause/>'))
    expect(transcript).toEqual(['机：您好', '完：不认识 Pause'])
  })

  it('Somleng and Kazoo: nobody hears speech', async () => {
    for (const name of ['Somleng', 'Kazoo']) {
      const gather = `<Gather input="dtmf speech" action="${ORIGIN}/a" timeout="5"><Say>请说</Say></Gather><Hangup/>`
      const { transcript } = await onPlatform(name, twiml(gather), [{ say: '人工' }])
      expect(transcript).toEqual(['机：请说', '人：（说的话没有人听）', '完：热线挂断'])
    }
  })

  it('Twilio: 501 Chinese characters are not said', async () => {
    const { transcript } = await onPlatform('Twilio', twiml(`<Say>${'字'.repeat(501)}</Say>`))
    expect(transcript).toEqual(['完：说不出'])
  })

  it('SignalWire: without an action it asks the same address for ever', async () => {
    const app = twiml('<Gather input="dtmf" numDigits="1"><Say>请按键</Say></Gather>')
    await onPlatform('SignalWire', app, [{ press: '1' }, { press: '2' }])
    expect(new Set(app.paths.slice(0, 3))).toEqual(new Set(['/voice/twiml/start']))
  })

  it('Telnyx and Kazoo: silence goes on to the next verb', async () => {
    const gather = `<Gather action="${ORIGIN}/a" actionOnEmptyResult="true"/><Redirect>${ORIGIN}/b</Redirect>`
    for (const [name, path] of [
      ['Telnyx', '/b'],
      ['Twilio', '/a'],
    ] as const) {
      const app = twiml(gather, '<Hangup/>')
      await onPlatform(name, app, [{ silent: true }])
      expect(app.paths[1]).toBe(path)
    }
  })

  it('jambonz: what is not application/json is an empty answer, and no other status than 200 counts', async () => {
    const said = '[{"verb":"say","text":"您好"},{"verb":"hangup"}]'
    expect((await onPlatform('jambonz', fake('text/json', said))).transcript).toEqual(['完：没有下文'])
    expect((await onPlatform('jambonz', fake('application/json', said))).transcript).toEqual([
      '机：您好',
      '完：热线挂断',
    ])
    const created = {
      request: () => new Response(said, { status: 201, headers: { 'content-type': 'application/json' } }),
    }
    expect((await onPlatform('jambonz', created)).transcript).toEqual(['完：打不通（480）'])
  })

  it('VoiceXML: a page that is not well-formed or lacks a handler ends the call', async () => {
    expect(
      (await onPlatform('VoiceXML keys', fake('application/voicexml+xml', '<vxml>'))).transcript,
    ).toEqual(['完：应用出错'])
    const page = '<vxml><form><field name="a"><prompt>请按键</prompt></field></form></vxml>'
    expect(
      (await onPlatform('VoiceXML keys', fake('application/voicexml+xml', page), [{ silent: true }]))
        .transcript,
    ).toEqual(['机：请按键', '人：不出声', '完：没有人管 noinput'])
  })

  it('TCCC: what fails takes the default, which is a person', async () => {
    const broken = { request: () => new Response('', { status: 500 }) }
    expect((await onPlatform('TCCC', broken)).transcript).toEqual(['转：，answers'])
  })

  it('Aliyun: a sign that it forbids is not let through', async () => {
    const data = {
      action: 'answer',
      action_code: '$tts$',
      action_code_param: '{"tts":"一：1:2"}',
      dynamic_id: 'x',
    }
    await expect(onPlatform('Aliyun', fake('application/json', JSON.stringify({ data })))).rejects.toThrow(
      'refuses',
    )
  })

  it('all of them: a call that never ends is found', async () => {
    const loop = twiml(`<Redirect>${ORIGIN}/a</Redirect>`)
    await expect(onPlatform('Twilio', loop)).rejects.toThrow('does not end')
  })
})
