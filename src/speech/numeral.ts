const DIGITS = '零一二三四五六七八九'
const PLACES = ['', '十', '百', '千']

/** 2016 → 二零一六. `one`: how 1 is said; 幺 on the telephone. What is no digit is left out. */
export const sayDigits = (digits: string, one: '一' | '幺' = '一'): string =>
  Array.from(digits, (d) => (d === '1' ? one : (DIGITS[Number(d)] ?? ''))).join('')

/** Longer ones are no quantities. */
const MOST_DIGITS = 16

/** 10050 → 一万零五十; digit by digit where it begins with 0 (007) or has more than 16 digits. */
export function sayInteger(digits: string): string {
  if (digits.length > MOST_DIGITS || /^0\d/.test(digits)) return sayDigits(digits)
  if (Number(digits) === 0) return '零'
  return sayPlaces(digits).replace(/^一十/, '十')
}

/** Digits before 亿, before 万, and the last four are said alike; 零 where the places between are empty. */
function sayPlaces(digits: string): string {
  const length = digits.length > 8 ? 8 : digits.length > 4 ? 4 : 0
  if (length === 0) return saySection(digits)
  const rest = digits.slice(-length)
  const said = `${sayPlaces(digits.slice(0, -length))}${length === 8 ? '亿' : '万'}`
  if (/^0+$/.test(rest)) return said
  return `${said}${rest.startsWith('0') ? '零' : ''}${sayPlaces(rest.replace(/^0+/, ''))}`
}

/** Up to four digits, the first of them not 0. */
function saySection(digits: string): string {
  const places = Array.from(digits, (d, i) =>
    d === '0' ? '零' : `${sayDigits(d)}${PLACES[digits.length - 1 - i] ?? ''}`,
  )
  return places.join('').replace(/零+/g, '零').replace(/零$/, '')
}

/** 3.20 → 三点二零. */
export function sayNumber(number: string): string {
  const [whole = '', decimals] = number.split('.')
  return `${sayInteger(whole)}${decimals ? `点${sayDigits(decimals)}` : ''}`
}

/** What is counted with 两. Not 元, 万, 月, 日 and what numbers things (级, 号, 期, 楼, 型, 档): those take 二. */
const COUNTED =
  /^(?:个|名|位|人|户|家|所|项|种|类|套|次|天|周|岁|年(?!级|代)|学年|学期|小时|分钟|秒|倍|条|款|件|张|份|例|场|部|间|座|处|台|辆|本|册|门|批|轮|组|支|枚|头|只|块|片|段|层|成|字|者|对|双|餐|顿|趟|公里|公斤|千克|平方|立方|米|吨|省|市|州|县|区|乡|镇|村|屯|社区|街道|课时|床|斤|瓶|箱|袋|包|桶|副|棵|株)/

/** Also with hundreds and thousands: 两百元, 两百多. */
const MEASURED = /^(?:元|角|亩|克|升|多|余|几)/

/**
 * A quantity in front of what it counts (`behind`: the text after it): 2 → 两, 200 → 两百, 2500 → 两千五百, where a measure
 * word follows.
 */
export function sayCounted(number: string, behind: string): string {
  const said = sayNumber(number)
  if (number === '2') return COUNTED.test(behind) ? '两' : said
  const led = /^2\d{2,3}$/.test(number) && (COUNTED.test(behind) || MEASURED.test(behind))
  return led ? said.replace(/^二/, '两') : said
}
