import { expect, it } from 'vitest'
import { tableOf } from '../../src/channels/web/row-table.ts'
import type { Clause } from '../../src/corpus/clause.ts'

const row = (id: string, cells: Record<string, string>): Clause => ({
  id,
  code: '',
  documentId: '',
  kind: 'row',
  path: [],
  text: '',
  cells: Object.entries(cells).map(([column, text]) => ({ column, text })),
  spans: [],
  notes: [],
  definitions: [],
})

it('names a row by what it is about, not by its number, and leaves no hole for a missing cell', async () => {
  const rows = [
    row('a', { 序号: '75', 项目: '护理补贴' }),
    row('b', { 序号: '76', 项目: '低保', 标准: '全额' }),
  ]
  const table = (await tableOf(rows, '清单')).replace(/\s+/g, ' ')
  expect(table).toContain('<th scope="col" class="narrow">标准</th>')
  expect(table).toContain('<tr id="a"><td>75</td><th scope="row">护理补贴</th><td></td></tr>')
})
