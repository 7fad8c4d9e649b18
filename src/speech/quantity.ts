import { sayCounted, sayDigits, sayInteger, sayNumber } from './numeral.ts'

const N = '\\d+(?:\\.\\d+)?'

/** Between the ends of a range, behind the first one's unit. */
const UNITS =
  '[%‰]|万元|亿元|元|万人|万|亿|周岁|岁|个月|个|天|年|月|日|小时|分钟|人|名|户|级|倍|号|条|款|项|次|期|档|层|楼|平方米|米|公里|公斤|度|摄氏度|点|分'

/** Latin units, behind a digit. */
const LATIN: Record<string, string> = {
  'm²': '平方米',
  m2: '平方米',
  'm³': '立方米',
  m3: '立方米',
  'km²': '平方公里',
  km2: '平方公里',
  km: '公里',
  cm: '厘米',
  mm: '毫米',
  m: '米',
  kg: '公斤',
  mg: '毫克',
  g: '克',
  ml: '毫升',
  mL: '毫升',
  L: '升',
  t: '吨',
  h: '小时',
  min: '分钟',
  kW: '千瓦',
  kWh: '千瓦时',
  'km/h': '公里每小时',
  'kW·h': '千瓦时',
  dB: '分贝',
  '°C': '摄氏度',
  '°': '度',
}

/** What a slash counts by: 元/人·月. */
const BY =
  '(?:[百千万])?(?:人|户|月|年|天|日|次|床|亩|个|件|张|吨|度|位|名|村|学期|学年|小时|平方米|公斤|公里|斤|孩|生|家|套|台|辆|场|班|节|立方米|千瓦时)'

const RULES: [RegExp, string | ((...found: string[]) => string)][] = [
  [
    /(?<=\d)(?:km\/h|km²|km2|m²|m2|m³|m3|kW·h|kWh|kW|dB|km|cm|mm|kg|mg|mL|ml|min|°C|[mgLth°])(?![A-Za-z\d])/g,
    (unit = '') => LATIN[unit] ?? unit,
  ],
  [new RegExp(`/\\((${BY})[·/](${BY})\\)`, 'g'), '/$1·$2'],
  [new RegExp(`(?<=[元角分份张人个次吨克度件套米里本例床斤时])/(?=${BY})`, 'g'), '每'],
  [new RegExp(`(?<=每${BY})[·/](?=${BY})`, 'g'), '每'],
  [new RegExp(`(?<![\\d.])(${N})[-~至到]{1,2}(?=${N}%)`, 'g'), '$1%到'],
  [new RegExp(`(?<![\\d.])(${N})[-~至到]{1,2}(?=${N}‰)`, 'g'), '$1‰到'],
  [new RegExp(`(?<=\\d(?:${UNITS})?)(?:[-~]{1,2}|至|到)(?=[¥><≥≤]?\\d)`, 'g'), '到'],
  [
    /(?<![\d.])(\d+)\/(\d+)([百千万亿]*)(?![\d/])/g,
    (_, over = '', under = '', power = '') => `${sayInteger(under)}${power}分之${sayInteger(over)}`,
  ],
  [
    new RegExp(`(?<![\\d.])(${N})([%‰])`, 'g'),
    (_, n = '', sign) => `${sign === '%' ? '百' : '千'}分之${sayNumber(n)}`,
  ],
  [/%/g, '百分比'],
  [/‰/g, '千分比'],
  [new RegExp(`¥(${N})([万亿]?)元?`, 'g'), '$1$2元'],
  [/(?:US)?\$(\d+(?:\.\d+)?)([万亿]?)(?:美元)?/g, '$1$2美元'],
  [/€(\d+(?:\.\d+)?)([万亿]?)(?:欧元)?/g, '$1$2欧元'],
  [/(?<![\d.到])(\d+)\.(\d)(\d?)元/g, (_, yuan = '', jiao = '', fen = '') => sayMoney(yuan, jiao, fen)],
  // 一亿二千三百四十五万, not 一万二千三百四十五万
  [/(?<![\d.])(\d{5,12})万/g, (_, n = '') => sayInteger(`${n}0000`)],
  [/(?<=^|[^\d\p{Script=Han})\]])-(?=\d)|(?<![\d度])-(?=\d+(?:\.\d+)?摄氏度)/gu, '负'],
  [/(?<![\d.])\d+(?:\.\d+){2,}/g, (found = '') => found.split('.').map(sayInteger).join('点')],
]

/** Shares, fractions, ranges, money and what else is counted. Expects dates and telephone numbers to be words already. */
export function sayQuantities(text: string): string {
  const said = RULES.reduce(
    (so, [sign, say]) => (typeof say === 'string' ? so.replace(sign, say) : so.replace(sign, say)),
    text,
  )
  return said.replace(new RegExp(N, 'g'), (number, at: number, all: string) =>
    sayPlain(number, all.slice(Math.max(0, at - 12), at), all.slice(at + number.length)),
  )
}

/** 120.50 → 一百二十元五角; 1200.05 → 一千二百元零五分; 120.00 → 一百二十元. */
function sayMoney(yuan: string, jiao: string, fen: string): string {
  const whole = Number(yuan) === 0 ? '' : `${sayCounted(yuan, '元')}元`
  const tens = jiao === '0' ? '' : `${sayDigits(jiao)}角`
  const ones =
    fen === '' || fen === '0' ? '' : `${whole !== '' && tens === '' ? '零' : ''}${sayDigits(fen)}分`
  return `${whole}${tens}${ones}` || '零元'
}

/** In front of a number that names something and is read out. */
const CODE =
  /(?:编号|编码|邮编|代码|账号|卡号|密码|验证码|证号|尾号|群号?|车牌号?)[是为:：]?[A-Za-z]*$|[A-Za-z]$/

function sayPlain(number: string, before: string, behind: string): string {
  const numbered = /第(?:\d+[到、])*$/.test(before)
  const room = number.length > 2 && /(?:单元|号楼)$/.test(before)
  const named = CODE.test(before) || behind.startsWith('室') || room
  if (number.length > 1 && named && !number.includes('.')) return sayDigits(number)
  if (number.length > 9 && !/^[元万亿人个户多余]/.test(behind)) return sayDigits(number.replace('.', ''))
  if (numbered) return sayNumber(number)
  const unit = new RegExp(`^(?:到|、|或)(?:${N})`).exec(behind)?.[0]
  return sayCounted(number, unit?.startsWith('到') ? behind.slice(unit.length) : behind)
}
