import { Hono } from 'hono'
import { CHINA_MS, dayInChina } from '../../corpus/day.ts'
import { ServiceError } from '../../errors.ts'
import { dueOf } from '../../operator/queue.ts'
import type { CaseRecord } from '../../ports/cases.ts'
import { maskPersonal } from '../../privacy/mask.ts'
import type { Settings } from '../../settings.ts'
import { behind } from './desk.ts'
import type { Entrance } from './entrance.ts'

/** Rows of one file. */
const MOST = 5_000
const DAY = 86_400_000
/** When nothing is asked for. */
const DAYS = 31

const STATUS: Record<CaseRecord['status'], string> = {
  open: '等着办',
  taken: '在办',
  done: '办完了',
  erased: '已经删除',
}
const HEAD = ['编号', '收到', '时限', '怎样回复', '地区', '转来的原因', '现在', '谁办', '最后变动', '结果']

/** Cases as a table for another program, of days in China; without what names or calls a person. That it was taken is in the audit log. */
export function exportChannel(entrance: Entrance, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  channel.get(
    '/operator/cases.csv',
    behind(entrance, settings, 'export', async (c, { store, operator }) => {
      const until = dayOf(c.req.query('until'), Date.now()) + DAY
      const since = dayOf(c.req.query('since'), until - DAYS * DAY)
      const cases = await store.cases.takeOut({ since, until, limit: MOST + 1 }, operator.id)
      if (cases.length > MOST)
        throw new ServiceError(400, `超过 ${MOST} 件，一个文件放不下。请用 since 和 until 分几次取。`)
      const names = new Map((await store.operators.list()).map(({ id, name }) => [id, name]))
      c.header('content-type', 'text/csv; charset=utf-8')
      c.header('content-disposition', 'attachment; filename="cases.csv"')
      return c.body(csvOf([HEAD, ...cases.map((found) => rowOf(found, names))]))
    }),
  )
  return channel
}

/** Midnight in China (UTC+8) of an ISO day, or of the day of a moment. */
function dayOf(given: string | undefined, otherwise: number): number {
  const text = given ?? dayInChina(otherwise)
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00+08:00`) : Number.NaN
  if (Number.isNaN(at)) throw new ServiceError(400, 'since 和 until 应是日期，例如 2026-01-31。')
  return at
}

const rowOf = (found: CaseRecord, names: ReadonlyMap<string, string>): string[] => [
  found.number,
  timeOf(found.openedAt),
  timeOf(dueOf(found)),
  found.reply === 'phone' ? '打电话' : '写在回执上',
  found.region ?? '',
  found.reason ?? '',
  STATUS[found.status],
  found.operator === undefined ? '' : (names.get(found.operator) ?? found.operator),
  timeOf(found.changedAt),
  maskPersonal(found.outcome ?? ''),
]

const timeOf = (at: number): string => `${new Date(at + CHINA_MS).toISOString().slice(0, 19)}+08:00`

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`

/** What a spreadsheet would take for a formula gets an apostrophe in front. Some trim blanks first, or know the wide signs. */
function cellOf(value: string): string {
  const text = /^[\s\u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value
  return /[",\r\n;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
