import type { Input, Listening, Phone, Piece } from './phone.ts'
import { PATH_SECRET } from './twiml-quirks.ts'
import { callerOf, HOTLINE, ORIGIN } from './wire.ts'
import type { Ask, Platform, Wire } from './wire.ts'

const LISTENING: Listening = {
  keys: { max: 1, end: '#' },
  speech: true,
  timeoutMs: 6000,
  betweenKeysMs: 5000,
  endSilenceMs: 1500,
  barge: { keys: true, speech: true },
}

/** A flow in Tencent's TCCC: a node that asks us, one that plays, one that listens, and one that passes on. */
export const tccc: Platform = {
  name: 'TCCC',
  speech: true,
  korean: true,
  async run(wire, phone) {
    let next = { input: '', inputType: 'start' }
    let dynamic = ''
    for (;;) {
      const got = await wire.ask(askOf(wire.call, { ...next, dynamic }))
      // What fails takes the defaults of the node, and the flow goes on.
      const values =
        got.status === 200 ? (JSON.parse(got.body) as Record<string, string>) : { next: 'transfer' }
      dynamic = values['dynamic'] ?? dynamic
      const pieces: Piece[] = [{ text: values['say'] ?? '' }, { text: values['korean'] ?? '', korean: true }]
      const said = pieces.filter(({ text }) => text !== '')
      if (values['next'] === 'listen') {
        const max = Number(values['max'])
        // Only a number ends with #: alone it is a key.
        const keys = max === 1 ? { max } : { max, end: '#' }
        const input = phone.hear(said, { ...LISTENING, keys })
        if (input.kind === 'gone')
          return void (await wire.ask(askOf(wire.call, { input: '', inputType: 'hangup', dynamic })))
        next = inputOf(input)
        continue
      }
      if (said.length > 0) phone.hear(said)
      if (values['next'] === 'wait') next = { input: '', inputType: 'none' }
      else if (values['next'] === 'transfer') {
        const outcome = phone.dial((values['to'] ?? '').replaceAll('-', ''), 20_000)
        next = { input: outcome === 'answers' ? 'completed' : outcome, inputType: 'transfer' }
        if (got.status !== 200) return
        if (outcome === 'answers') return void (await wire.ask(askOf(wire.call, { ...next, dynamic })))
      } else {
        phone.end('热线挂断')
        return void (await wire.ask(askOf(wire.call, { input: '', inputType: 'hangup', dynamic })))
      }
    }
  },
}

function askOf(call: number, fields: object): Ask {
  const headers = { 'content-type': 'application/json;charset=utf-8', authorization: `Bearer ${PATH_SECRET}` }
  const body = JSON.stringify({ session: `tccc-${call}`, caller: callerOf(call), callee: HOTLINE, ...fields })
  return { method: 'POST', url: `${ORIGIN}/voice/json`, headers, body }
}

function inputOf(input: Input): { input: string; inputType: string } {
  if (input.kind === 'keys') return { input: input.keys, inputType: 'dtmf' }
  if (input.kind === 'speech') return { input: input.text, inputType: 'speech' }
  return { input: '', inputType: input.kind === 'noise' ? 'noise' : 'none' }
}

interface Data {
  action?: string
  action_code?: string
  action_code_param?: string
  dynamic_id: string
  mute_time?: number
  pause_time?: number
}

/** Aliyun VMS: a callback for whatever happens, and one action for each. */
export const aliyun: Platform = {
  name: 'Aliyun',
  speech: true,
  korean: false,
  async run(wire, phone) {
    let data = await callback(wire, 'callin', { caller: callerOf(wire.call), callee: HOTLINE })
    for (;;) {
      if (!data) return phone.end('应用出错')
      if (data.action === 'hangup') {
        playAll(phone, data)
        phone.end('热线挂断')
        return void (await callback(wire, 'hangup', { dynamic_id: data.dynamic_id }))
      }
      if (data.action === 'bridge') {
        const outcome = phone.dial((data.action_code ?? '').replaceAll('-', ''), 20_000)
        const status = outcome === 'answers' ? 'completed' : outcome
        data = await callback(wire, 'mute', { status, dynamic_id: data.dynamic_id })
        if (outcome === 'answers') return
        continue
      }
      data = await play(wire, phone, data)
      if (data === undefined) return
    }
  },
}

const FORBIDDEN = /[@=:"${}^*¥]/

function pieceOf({ action_code: code, action_code_param: param }: Data): Piece[] {
  if (code !== '$tts$') return []
  const { tts } = JSON.parse(param ?? '{}') as { tts: string }
  if (FORBIDDEN.test(tts)) throw new Error(`Aliyun refuses ${tts}`)
  return [{ text: tts }]
}

function playAll(phone: Phone, data: Data): void {
  const pieces = pieceOf(data)
  if (pieces.length > 0) phone.hear(pieces)
}

/** Plays on while the callbacks bring no new action. Undefined when the caller is gone. */
async function play(wire: Wire, phone: Phone, data: Data): Promise<Data | undefined> {
  let id = data.dynamic_id
  let pieces = pieceOf(data)
  for (;;) {
    const input = phone.hear(pieces, {
      ...LISTENING,
      // It knows nothing of numbers: every key is a callback.
      keys: { max: 1 },
      timeoutMs: data.mute_time ?? 10_000,
      endSilenceMs: data.pause_time ?? 800,
    })
    if (input.kind === 'gone') return void (await callback(wire, 'hangup', { dynamic_id: id }))
    const next = await callback(wire, TYPES[input.kind], {
      ...(input.kind === 'keys' ? { dtmf: input.keys } : {}),
      ...(input.kind === 'speech' ? { role: 'B', words: input.text } : {}),
      is_playing: String(input.playing),
      dynamic_id: id,
    })
    if (!next || next.action !== undefined) return next ?? end(phone)
    id = next.dynamic_id
    pieces = input.rest
  }
}

const TYPES = { keys: 'dtmf', speech: 'normal', noise: 'normal', timeout: 'mute' } as const

function end(phone: Phone): undefined {
  phone.end('应用出错')
  return undefined
}

async function callback(wire: Wire, type: string, content: object): Promise<Data | undefined> {
  const query = new URLSearchParams({
    call_id: `100001616500^${wire.call}`,
    timestamp: String(Date.now()),
    content_type: type,
    content: JSON.stringify(content),
  })
  const got = await wire.ask({
    method: 'POST',
    url: `${ORIGIN}/voice/json/${PATH_SECRET}?${query.toString()}`,
    headers: {},
  })
  return got.status === 200 ? (JSON.parse(got.body) as { data: Data }).data : undefined
}
