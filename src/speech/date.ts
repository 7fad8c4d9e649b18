import { sayDigits, sayInteger } from './numeral.ts'

/** A year that is read digit by digit. */
const YEAR = '(?:1[5-9]|20|21)\\d\\d'

const RULES: [RegExp, (...found: string[]) => string][] = [
  [
    new RegExp(`(?<![\\d.])(${YEAR})([-./])(0?[1-9]|1[0-2])\\2(0?[1-9]|[12]\\d|3[01])(?![\\d.])`, 'g'),
    (_, year = '', __, month = '', day = '') => `${sayDigits(year)}年${plain(month)}月${plain(day)}日`,
  ],
  [
    new RegExp(`(?<!\\d)(${YEAR})[-~/至到](${YEAR})(学年)`, 'g'),
    (_, from = '', to = '', what = '') => `${sayDigits(from)}到${sayDigits(to)}${what}`,
  ],
  [
    new RegExp(`(?<![\\d.-])(${YEAR})年?[-~至到]{1,2}(${YEAR})(?:年|(?=[)\\]》”])|$)`, 'g'),
    (_, from = '', to = '') => `${sayDigits(from)}年到${sayDigits(to)}年`,
  ],
  [new RegExp(`(?<!\\d)${YEAR}(?=[、，,和及与或](?:${YEAR}[、，,和及与或])*${YEAR}年)`, 'g'), sayDigitsOf],
  [new RegExp(`(?<![\\d.])${YEAR}(?=年|学年|财年|届)`, 'g'), sayDigitsOf],
  [new RegExp(`(?<=截[至止]到?)${YEAR}(?=[，。；,;]|$)`, 'g'), sayDigitsOf],
  [new RegExp(`[[(](${YEAR})[\\])]`, 'g'), (_, year = '') => `，${sayDigits(year)}年，`],
  [
    /(?<!\d)(\d{1,2})月(\d{1,2})[-~至到]{1,2}(\d{1,2})日/g,
    (_, month = '', from = '', to = '') => `${plain(month)}月${plain(from)}日到${plain(to)}日`,
  ],
  [
    /(?<![\d.])(0?[1-9]|1[0-2])[-~至到]{1,2}(0?[1-9]|1[0-2])月(?!龄)/g,
    (_, from = '', to = '') => `${plain(from)}月到${plain(to)}月`,
  ],
  [
    /(?<=年)(\d{1,2})月(?:(\d{1,2})日)?|(?<![\d.])(\d{1,2})月(\d{1,2})日/g,
    (_, month, day, month2, day2) =>
      `${plain(month ?? month2)}月${day || day2 ? `${plain(day ?? day2)}日` : ''}`,
  ],
  [/(?<=[年月日])[-~]+(?=[次翌当同本来]年)/g, () => '到'],
  // “3·15”, “12·9”: a day that stands for what happened on it.
  [
    /(?<=[“"])(1[0-2]|[1-9])[·.](3[01]|[12]?\d)(?=[”"])/g,
    (_, month = '', day = '') => sayDigits(month + day),
  ],
  [
    /(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])/g,
    (_, hour = '', minute = '') => sayClock(hour, minute),
  ],
  [/(?<![\d:.])(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)(?![\d:])/g, (_, a = '', b = '') => `${a}比${b}`],
  [
    /(?<!\d)([1-7])[×xX*]([1-9]|1\d|2[0-4])小时/g,
    (_, days = '', hours = '') =>
      `每周${sayInteger(days)}天，每天${count(hours)}小时`.replace('周二天', '周两天'),
  ],
]

/** Days, months, years, times of day and opening hours as they are said. */
export function sayDates(text: string): string {
  const ratios = text.replace(
    /(?<=比例?(?:为|是|达到|不低于|按)?)(\d+):(\d+)|(\d+):(\d+)(?=的?(?:比例|配比|配备))/g,
    (_, a?: string, b?: string, c?: string, d?: string) => `${a ?? c}比${b ?? d}`,
  )
  return RULES.reduce((said, [sign, say]) => said.replace(sign, say), ratios)
}

function sayDigitsOf(digits: string): string {
  return sayDigits(digits)
}

const plain = (digits = ''): string => sayInteger(String(Number(digits)))
const count = (digits: string): string => (Number(digits) === 2 ? '两' : plain(digits))

/** 14:05 → 十四点零五分; 2:00 → 两点. */
function sayClock(hour: string, minute: string): string {
  if (minute === '00') return `${count(hour)}点`
  return `${count(hour)}点${minute.startsWith('0') ? sayDigits(minute) : plain(minute)}分`
}
