import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { governs, readRegions } from '../../src/corpus/region.ts'

const tsv = readFileSync(new URL('../../corpus/regions.tsv', import.meta.url), 'utf8')
const regions = readRegions(tsv, [
  { code: '220000', aliases: ['吉林', '吉省'] },
  { code: '230881', aliases: ['同江'] },
])
const name = (text: string): string | undefined => regions.resolve(text)?.code

describe('regions', () => {
  it.each([
    ['吉林省', '220000'],
    ['吉林', '220000'],
    ['吉林市', '220200'],
    ['长春市朝阳区', '220104'],
    ['延边和龙', '222406'],
    ['黑龙江省佳木斯市同江市', '230881'],
    ['沈阳', '210100'],
    ['火星', undefined],
  ])('%s is %s', (text, code) => expect(name(text)).toBe(code))

  it('a rule comes from above, never from beside', () => {
    const at = (code: string) => ({ code, name: '' })
    expect(governs(at('220000'), at('222406'))).toBe(true)
    expect(governs(at('230881'), at('230800'))).toBe(false)
    expect(governs(at('220000'), at('230881'))).toBe(false)
  })

  it.each([
    ['沈阳的残疾人坐地铁免费不', ['沈阳市']],
    ['敦化的老太太想住养老院', ['敦化市']],
    ['老人安康咋办', []],
    ['我家在和平路上', []],
    ['广州和吉林哪个高', ['吉林省', '广州市']],
    ['精准康复示范县要建几个', []],
    ['新城区配套养老设施', []],
    ['昆山市的低保', ['昆山市']],
    ['梨树县屯里', ['梨树县']],
  ])('%s names %j', (question, names) =>
    expect(regions.mentionedIn(question).map((r) => r.name)).toEqual(names),
  )
})
