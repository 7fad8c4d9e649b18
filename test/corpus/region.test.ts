import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { governs, readRegions } from '../../src/corpus/region.ts'
import { realCorpus } from './shelf.ts'

const tsv = readFileSync(new URL('../../corpus/regions.tsv', import.meta.url), 'utf8')
const regions = readRegions(tsv, realCorpus().manifest.regions)
const named = (question: string, home?: string): string[] =>
  regions.mentionedIn(question, home ? regions.resolve(home) : undefined).map((m) => m.region.name)

describe('regions', () => {
  it.each([
    ['吉林省', '220000'],
    ['吉林', '220000'],
    ['吉林市', '220200'],
    ['长春', '220100'],
    ['长春市朝阳区', '220104'],
    ['延边', '222400'],
    ['延边州', '222400'],
    ['延边和龙', '222406'],
    ['敦化', '222403'],
    ['前郭', '220721'],
    ['伊通', '220323'],
    ['长白山', '220000'],
    ['黑龙江省佳木斯市同江市', '230881'],
    ['街津口赫哲族乡', '230881'],
    ['沈阳', '210100'],
    ['恩施州', '422800'],
    ['火星', undefined],
  ])('%s is %s', (text, code) => expect(regions.resolve(text)?.code).toBe(code))

  it.each([
    ['街津口乡', '230881'],
    ['乐业镇', '230881'],
    ['同江三村镇', '230881'],
    ['勤得利农场', '230881'],
    ['银川乡', '230881'],
    ['其塔木镇', '220113'],
    ['二道白河镇', '222426'],
    ['万金塔乡', '220122'],
  ])('the township %s lies in %s', (text, county) => {
    const place = regions.resolve(text)
    expect(place && governs({ code: county, name: '' }, place)).toBe(true)
  })

  it('a rule comes from above, never from beside', () => {
    const at = (code: string) => ({ code, name: '' })
    expect(governs(at('220000'), at('222406'))).toBe(true)
    expect(governs(at('220000'), at('222406101'))).toBe(true)
    expect(governs(at('230881'), at('230800'))).toBe(false)
    expect(governs(at('220000'), at('230881'))).toBe(false)
    expect(governs(at('222406101'), at('222406'))).toBe(false)
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
    ['拆旧平房有补偿吗', []],
    ['老年友好型社区怎么申报', []],
    ['是不是富裕地方才有', []],
    ['楼道里能装凳子吗', []],
    ['流通化学品的店', []],
    ['新兴产业和前进的方向', []],
    ['平房区的残疾人', ['平房区']],
    ['长白山那边谁管', ['吉林省']],
    ['家是通化的', ['通化市']],
    ['九台农村的', ['九台区']],
    ['弓棚镇的残疾人', ['弓棚镇']],
    ['太平镇的残疾人', []],
  ])('%s names %j', (question, names) => expect(named(question)).toEqual(names))

  it('decides between places of one name by where the resident is', () => {
    expect(named('朝阳区的低保')).toEqual([])
    expect(named('朝阳区的低保', '长春')).toEqual(['朝阳区'])
    expect(named('西安区的低保', '吉林省辽源市')).toEqual(['西安区'])
  })
})
