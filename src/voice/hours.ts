import { CHINA_MS } from '../corpus/day.ts'
import type { HotlineSettings } from './settings.ts'

/** Whether operators answer at a moment (milliseconds since 1970). */
export function isOpen({ open, closedOn, alsoOpenOn }: HotlineSettings, at: number): boolean {
  const there = new Date(at + CHINA_MS)
  const date = there.toISOString().slice(0, 10)
  const time = there.toISOString().slice(11, 16)
  if (closedOn.includes(date)) return false
  // A day off that is worked keeps the hours of a Monday.
  const day = alsoOpenOn.includes(date) ? 1 : there.getUTCDay() || 7
  return open.some(({ days, from, to }) => days.includes(day) && from <= time && time < to)
}
