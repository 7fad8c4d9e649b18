import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { labelled } from '../../../../src/channels/web/take/audio-label.ts'
import { missing } from '../../../drivers/optional.ts'

const label = { title: '您问：护理补贴', producer: '听政', id: 'a1' }
const why = missing({ program: 'espeak-ng' })

describe('the label of a file of sound', () => {
  it('stands before MP3 in an ID3 tag of the right size', () => {
    const sound = Uint8Array.of(0xff, 0xfb, 0x90, 0x00)
    const bytes = new Uint8Array(labelled({ bytes: sound.buffer, type: 'audio/mpeg' }, label).bytes)
    const size = [...bytes.subarray(6, 10)].reduce((sum, byte) => sum * 128 + byte, 0)
    expect([...bytes.subarray(10 + size)]).toEqual([...sound])
    const text = new TextDecoder().decode(bytes.subarray(0, 10 + size))
    expect(text).toContain('TIT2')
    expect(text).toContain('您问：护理补贴')
    expect(text).toContain('AIGC\0{"AIGC":{"Label":"1"')
  })

  it('leaves what it does not know as it is', () => {
    const clip = { bytes: Uint8Array.of(1, 2, 3).buffer, type: 'audio/ogg' }
    expect(labelled(clip, label)).toBe(clip)
  })

  it.skipIf(why !== '')(`stands behind WAV as a chunk of its own ${why}`, () => {
    const { stdout } = spawnSync('espeak-ng', ['-v', 'cmn', '--stdout', '每人每月一百元'], { maxBuffer: 1e7 })
    const wav = new Uint8Array(stdout).buffer
    const view = new DataView(labelled({ bytes: wav, type: 'audio/wav' }, label).bytes)
    expect(view.getUint32(4, true)).toBe(view.byteLength - 8)
    const at = wav.byteLength + (wav.byteLength % 2)
    const text = new TextDecoder().decode(new Uint8Array(view.buffer, at))
    expect(text.startsWith('LIST')).toBe(true)
    expect(view.getUint32(at + 4, true)).toBe(view.byteLength - at - 8)
    expect(text).toContain('您问：护理补贴')
    expect(text).toContain('"AIGC"')
  })
})
