const DAYS = '一二三四五六日'
const NUMERALS = '零一二三四五六七八九'
const EVERY = [1, 2, 3, 4, 5, 6, 7]

/** Days as ISO counts them (1 is Monday), times as 08:30; `to` is the first minute that is not in it any more. */
export interface Span {
  days: number[]
  from: string
  to: string
}

/**
 * 周一至周五 8:30-11:30，13:00-16:30；周六 9点到12点; 每天 8:00-20:00; 7×24 or 全天. Also as it is said: 周一到周五，上午八点到
 * 十二点. undefined: it cannot be read.
 */
export function parseHours(written: string): Span[] | undefined {
  const text = fold(written)
  if (/^(7x24(小时)?|24小时|全天|全年无休)$/.test(text)) return [{ days: EVERY, from: '00:00', to: '24:00' }]
  const spans: Span[] = []
  let days = EVERY
  for (const part of text.split(/[,;，；、和]/).filter(Boolean)) {
    const named =
      /^(每天|每日|工作日|(?:周|星期)[一二三四五六日](?:[到至-](?:周|星期)?[一二三四五六日])?)?(.*)$/.exec(
        part,
      )
    if (named?.[1]) days = daysOf(named[1])
    if (!named?.[2]) continue
    const span = spanOf(named[2], days)
    if (!span) return undefined
    spans.push(span)
  }
  return spans.length > 0 ? spans : undefined
}

function daysOf(name: string): number[] {
  if (name.startsWith('每')) return EVERY
  if (name === '工作日') return EVERY.slice(0, 5)
  const [first = 1, last = first] = [...name].flatMap((char) =>
    DAYS.includes(char) ? [DAYS.indexOf(char) + 1] : [],
  )
  const count = ((last - first + 7) % 7) + 1
  return Array.from({ length: count }, (_, i) => ((first - 1 + i) % 7) + 1)
}

/** 8:30-11:30, 上午8点到12点, 下午1点30分到5点. */
function spanOf(text: string, days: number[]): Span | undefined {
  const time = '(上午|早上|中午|下午|晚上)?(\\d{1,2})(?::([0-5]\\d)|点(?:(半)|([0-5]?\\d)分?)?)'
  const found = new RegExp(`^${time}[到至-]${time}$`).exec(text)
  if (!found) return undefined
  const from = minuteOf(found.slice(1, 6), undefined)
  const to = minuteOf(found.slice(6, 11), found[1])
  return from < to && to <= 24 * 60 ? { days, from: clock(from), to: clock(to) } : undefined
}

const clock = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':')

function minuteOf(parts: (string | undefined)[], before: string | undefined): number {
  const [half = before, hour = '', minute, halfPast, minuteSaid] = parts
  const late = (half === '下午' || half === '晚上') && Number(hour) < 12 ? 12 : 0
  return (Number(hour) + late) * 60 + (halfPast ? 30 : Number(minute ?? minuteSaid ?? 0))
}

/** One spelling: half-width, no spaces, numbers of clock times in figures. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[—–~～]+/g, '-')
    .replace(/[×X]/g, 'x')
    .replace(/天(?=[到至-](?:周|星期))|(?<=周|星期)天/g, '日')
    .replace(/([零一二三四五六七八九十两]{1,3})(?=点|分)/g, (said) => String(numberOf(said)))
}

function numberOf(said: string): number {
  const [tens, ones] = said.replace('两', '二').includes('十')
    ? said.replace('两', '二').split('十')
    : ['0', said]
  const digit = (char: string | undefined, none: number) =>
    char ? Number(NUMERALS.indexOf(char.slice(-1))) : none
  if (tens === '0') return digit(said.replace('两', '二'), 0)
  return digit(tens, 1) * 10 + digit(ones, 0)
}
