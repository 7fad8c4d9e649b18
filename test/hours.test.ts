import { describe, expect, it } from 'vitest'
import { parseHours } from '../src/hours.ts'

const WEEK = [1, 2, 3, 4, 5]
const ALL = [...WEEK, 6, 7]
const span = (days: number[], from: string, to: string) => ({ days, from, to })

describe('hours', () => {
  it.each([
    ['周一至周五 8:30-11:30，13:00-16:30', [span(WEEK, '08:30', '11:30'), span(WEEK, '13:00', '16:30')]],
    [
      '周一到周五，上午八点到十二点，下午一点半到五点二十分',
      [span(WEEK, '08:00', '12:00'), span(WEEK, '13:30', '17:20')],
    ],
    [
      '周一至周五 8:00–12:00、14:30–17:30；周六 9点到12点',
      [span(WEEK, '08:00', '12:00'), span(WEEK, '14:30', '17:30'), span([6], '09:00', '12:00')],
    ],
    ['星期六到星期天 9:00~17:00', [span([6, 7], '09:00', '17:00')]],
    ['周五至周一 9:00-17:00', [span([5, 6, 7, 1], '09:00', '17:00')]],
    ['每天 8：00-20：00', [span(ALL, '08:00', '20:00')]],
    ['工作日上午8点半到下午5点', [span(WEEK, '08:30', '17:00')]],
    ['8:00-24:00', [span(ALL, '08:00', '24:00')]],
    ['7×24小时', [span(ALL, '00:00', '24:00')]],
  ])('%s', (written, spans) => expect(parseHours(written)).toEqual(spans))

  it.each(['', '上班时间', '周一至周五', '12:00-8:00', '8:00', '25点到26点', '周一 8-12', '8:70-10:00'])(
    'cannot read %s',
    (written) => expect(parseHours(written)).toBeUndefined(),
  )
})
