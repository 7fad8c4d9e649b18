import { describe, expect, it } from 'vitest'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { isVerbatim } from '../../src/corpus/quote.ts'
import { realClause, realCorpus, realInput } from './shelf.ts'

const text = (id: string): string => realClause(id).text
const cell = (id: string, column: string): string | undefined =>
  realClause(id).cells?.find((c) => c.column === column)?.text

describe('the real gazettes', () => {
  it('tell every document with its number, date, issuer, region and page', () => {
    const records = realCorpus().documents.map((d) => [d.id, d.number, d.issuedOn, d.region, d.page])
    expect(records).toEqual([
      ['jzf-2016-44', '吉政发〔2016〕44号', '2016-12-20', '吉林省', 10],
      ['jzf-2016-44-jd', undefined, undefined, '吉林省', 26],
      ['jzbf-2016-81', '吉政办发〔2016〕81号', '2016-11-29', '吉林省', 29],
      ['jzbf-2016-82', '吉政办发〔2016〕82号', '2016-11-29', '吉林省', 33],
      ['jzbf-2016-83', '吉政办发〔2016〕83号', '2016-11-30', '吉林省', 35],
      ['jzbf-2016-84', '吉政办发〔2016〕84号', '2016-12-15', '吉林省', 37],
      ['jzbf-2016-85', '吉政办发〔2016〕85号', '2016-12-16', '吉林省', 41],
      ['jzbf-2017-52', '吉政办发〔2017〕52号', '2017-06-29', '吉林省', 6],
      ['jzbf-2017-55', '吉政办发〔2017〕55号', '2017-07-14', '吉林省', 38],
      ['jzbf-2017-57', '吉政办发〔2017〕57号', '2017-07-19', '吉林省', 43],
      ['jzbf-2017-55-jd', undefined, undefined, '吉林省', 46],
      ['jl-2017-22-jlsrmzfrsrm', undefined, undefined, '吉林省', 48],
      ['jzf-2022-12', '吉政发〔2022〕12号', '2022-07-29', '吉林省', 4],
      ['jzbf-2022-16', '吉政办发〔2022〕16号', '2022-06-30', '吉林省', 24],
      ['jzbf-2022-18', '吉政办发〔2022〕18号', '2022-07-08', '吉林省', 28],
      ['jl-2022-23-jlsrmzfgbjj', undefined, undefined, '吉林省', undefined],
      ['tzf-2017-37', '同政发〔2017〕37号', '2017-12-06', '同江市', undefined],
    ])
  })

  it('give plans their five years and a measure its day of effect', () => {
    const inForce = Object.fromEntries(realCorpus().documents.map((d) => [d.id, d.inForce]))
    expect(inForce['jzbf-2017-52']).toEqual({ from: '2016-01-01', to: '2020-12-31' })
    expect(inForce['jzf-2022-12']).toEqual({ from: '2021-01-01', to: '2025-12-31' })
    expect(inForce['jzbf-2016-82']).toEqual({ from: '2016-11-29' })
    expect(inForce['jzf-2016-44-jd']).toEqual(inForce['jzf-2016-44'])
  })

  it('keep the notice and the plan it carries in one document, under a title each', () => {
    expect(realClause('tzf-2017-37.n-p1').path).toEqual([
      '同江市人民政府关于印发同江市“十三五”加快残疾人小康进程规划的通知',
    ])
    expect(text('tzf-2017-37.n-p1')).toContain('业经二〇一七年十一月三日市政府第十二次常务会议讨论通过')
    expect(realClause('tzf-2017-37.p1').path).toEqual(['同江市“十三五”加快残疾人小康进程规划'])
  })

  it('keep who signed a document and when as a clause of its own', () => {
    expect(text('tzf-2017-37.sign')).toBe('同江市人民政府2017年12月6日')
    expect(text('jzf-2022-12.sign')).toBe('吉林省人民政府2022年7月29日')
    const signed = realCorpus().clauses.filter((c) => c.kind === 'signature')
    const dated = realCorpus().documents.filter((d) => d.issuedOn && d.kind !== 'interpretation')
    expect(signed.map((c) => c.documentId)).toEqual(dated.map((d) => d.id))
  })

  it('account for every character: none is lost, none is used twice', () => {
    const { reports } = realCorpus()
    const ink = [...realInput().files.values()].map(
      (raw) => [...raw].filter((c) => !/[\s\ufeff]/.test(c)).length,
    )
    const told = reports.map((r) => Object.values(r.characters).reduce((a, b) => a + b))
    expect(told.toSorted()).toEqual(ink.toSorted())
  })

  it('quote verbatim: every clause is what stands at its spans', () => {
    const { files } = realInput()
    const fileOf = new Map(realCorpus().documents.map((d) => [d.id, d.gazette.file]))
    const wrong = realCorpus().clauses.filter(
      (c) => !isVerbatim(c, files.get(fileOf.get(c.documentId) ?? '') ?? ''),
    )
    expect(wrong.map((c) => c.id)).toEqual([])
  })
})

describe('hard passages', () => {
  it('joins a sentence broken over a page, in mid-word too', () => {
    expect(text('jzf-2016-44.2-p1')).toContain('必须补上残疾人事业的短板,必须加快推进残疾人小康进程')
    expect(text('jzbf-2016-81.2-1-2')).toMatch(/^2\.增强低保标准确定、发布和执行的规范性。每年4月初/)
    expect(text('jzbf-2016-85.3-2-3')).toContain('加快推进面向养老机构的远程医疗服务试点')
    expect(text('jzbf-2017-57.4-1')).toMatch(/^\(一\)保障疾病预防控制机构人员编制。各地/)
  })

  it('does not take a title for the beginning of the paragraph under it', () => {
    expect(realClause('jzf-2016-44.1-p1').path.at(-1)).toBe('一、编制背景')
    expect(text('jzf-2016-44.1-p1')).toMatch(/^“十二五”时期/)
  })

  it('puts items printed 1, 3, 2, 4 in order and gives item 2 its end, printed before the list', () => {
    expect(text('jzf-2016-44.3-4-2')).toMatch(
      /^2\.加强.*增强全社会依法维护残疾人权益的观念,提高残疾人依法维权的意识和能力。$/,
    )
    const ids = realCorpus().clauses.map((c) => c.id)
    const at = ids.indexOf('jzf-2016-44.3-4-1')
    expect(ids.slice(at, at + 5)).toEqual([1, 2, 3, 4, 5].map((n) => `jzf-2016-44.3-4-${n}`))
  })

  it('drops what a page break printed twice', () => {
    expect(text('jzbf-2017-52.3-4-2-7')).toContain('加快统一权威的食品药品安全信息化监管平台建设')
    expect(text('jzbf-2017-55.3-10')).toContain('（责任单位：省住房城乡建设厅、省人力资源社会保障厅')
  })

  it('takes stray spaces out of cells', () => {
    expect(cell('jzbf-2017-52.f1-t1-34', '牵头负责单位')).toBe('省卫生计生委')
    expect(cell('jzbf-2017-52.f1-t1-37', '支出责任')).toBe('市县政府负责，中央、省财政适当补助。')
  })

  it('reads the list of 85 services over ten pages, each row with its column names and its group', () => {
    const rows = realCorpus().clauses.filter((c) => c.id.startsWith('jzbf-2017-52.f1-t1-'))
    expect(rows.map((r) => r.cells?.[0]?.text)).toEqual(Array.from({ length: 85 }, (_, i) => String(i + 1)))
    expect(rows.at(74)?.path.at(-1)).toBe('八、残疾人基本公共服务')
    expect(
      rows.every(
        (r) =>
          r.cells?.map((c) => c.column).join() === '序号,服务项目,服务对象,服务标准,支出责任,牵头负责单位',
      ),
    ).toBe(true)
  })

  it('reads the table that has a cell on each line, with a name that fell out of its cell', () => {
    const rows = realCorpus().clauses.filter((c) => /^tzf-2017-37\.f1-t1-\d+$/.test(c.id))
    expect(rows).toHaveLength(29)
    expect(cell('tzf-2017-37.f1-t1-22', '负责单位')).toBe('市教体局、民政局、财政局、人社局、残联')
    expect(realClause('tzf-2017-37.f1-t1-22').restored).toHaveLength(1)
    expect(cell('tzf-2017-37.f1-t1-29', '负责单位')).toBe('市地税局、财政局、残联')
  })

  it('reads indicator tables with their groups', () => {
    expect(realClause('jzbf-2017-52.2-2-4-t1-r2').cells).toEqual([
      { column: '指标', text: '学前三年毛入园率（%）' },
      { column: '2015年', text: '76.5' },
      { column: '2020年', text: '90' },
      { column: '累计', text: '—' },
    ])
    expect(cell('jzbf-2022-18.1-3-t1-3', '2025年目标值')).toBe('≥10%')
  })

  it('keeps the note that governs a table within reach of its rows', () => {
    const [note] = realClause('jzf-2016-44.f1-t1-23').notes
    expect(text(note ?? '')).toBe('注：负责单位中列第一位者为牵头单位，其余为主要参与单位。')
  })

  it('keeps definitions within reach of the clauses that use the terms', () => {
    const terms = realClause('jzbf-2022-16.3-2').definitions.map((d) => `${d.term} ${text(d.clauseId)}`)
    expect(terms).toContain('一类人员 一类人员：特困人员。')
    expect(realClause('jzbf-2022-16.7-13').definitions.map((d) => d.term)).toEqual(
      expect.arrayContaining(['一类人员', '二类人员']),
    )
  })

  it('takes back from the second copy of 44号 what the first copy lost', () => {
    expect(text('jzf-2016-44.5-p1')).toContain('国民经济和社会发展总体规划及专项规划')
    expect(cell('jzf-2016-44.f1-t1-7', '工作任务')).toContain('盲、聋、智障等残疾老人')
    expect(realClause('jzf-2016-44.f1-t1-7').restored).toHaveLength(1)
  })

  it('reads full-width numbers of items and a first heading in the wrong style', () => {
    expect(text('tzf-2017-37.3-3-2')).toMatch(/^２\.保障残疾人基本康复服务需求。/)
    expect(realClause('tzf-2017-37.1-p1').path.at(-1)).toBe('1、编制背景')
  })

  it('tells which articles of the contents are not in the file', () => {
    const absent = realCorpus().reports.flatMap((r) => r.absent.map((a) => a.title))
    expect(absent).toContain('大力发展民营经济')
    expect(absent).toHaveLength(12)
  })
})

describe('stability', () => {
  it('keeps ids and codes when another document is added', () => {
    const input = realInput()
    const manifest = JSON.parse(input.manifest) as { gazettes: object[] }
    manifest.gazettes.unshift({
      id: 'new',
      file: 'new.txt',
      kind: 'document',
      title: '公报',
      issue: '1',
      region: '吉林省',
    })
    const extra =
      '吉政发〔2030〕1号\n\n吉林省人民政府关于试验的通知\n\n各市（州）人民政府：\n\n一、为残疾人免费提供试验服务，每年1次。\n'
    const files = new Map([...input.files, ['new.txt', extra]])
    const after = readCorpus({ manifest: JSON.stringify(manifest), files, codes: new Map() })
    const before = new Map(realCorpus().clauses.map((c) => [c.id, c.code]))
    const kept = new Map(
      after.clauses.filter((c) => c.documentId !== 'jzf-2030-1').map((c) => [c.id, c.code]),
    )
    expect(kept).toEqual(before)
    expect(after.documents[0]?.id).toBe('jzf-2030-1')
  })
})
