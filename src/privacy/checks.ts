/** GB 11643: the first two digits are a province, the next six to eight a birth date, the last a check character. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Of a new card's first seventeen digits, or an old card's fifteen: a province and a day that can be. */
export function looksLikeId(digits: string): boolean {
  if (!PROVINCE.test(digits)) return false
  const old = digits.length === 15
  const year = old ? `19${digits.slice(6, 8)}` : digits.slice(6, 10)
  const [month, day] = old
    ? [digits.slice(8, 10), digits.slice(10, 12)]
    : [digits.slice(10, 12), digits.slice(12, 14)]
  return /^(?:19|20)/.test(year) && Number(day) >= 1 && Number(day) <= (DAYS[Number(month) - 1] ?? 0)
}

export function idCheck(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0)
  return CHECKS[sum % 11] ?? ''
}

/** The check that every bank card's number passes. */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** What follows a sum or a share, and never a number that names somebody. */
export const MONEY = /^\s*(?:多|余)?(?:元(?!宝)|块(?:钱)?|万|亿|角|[%％])/

/** Words before a number that say what it is, though the number itself is mistyped. */
export const SAYS = {
  id: /(?:身份证|证件|公民身份)[^。；？?！〔〕]{0,8}$/,
  disability: /(?:残疾[^。；？?！〔〕]{0,4}证|残[^。；？?！〔〕]{0,2}证|证残)[^。；？?！〔〕]{0,8}$/,
  bank: /(?:银行|卡号|账号|帐号|账户|存折|一卡通|卡(?!车))[^。；？?！〔〕]{0,8}$/,
  phone: /(?:电话|手机|联系|微信|座机|打给|致电|拨|回电|号码|短信|找我)[^。；？?！〔〕]{0,8}$/,
  landline: /(?:(?:电话|座机)(?:号码?)?\s*(?:是|为|:|：)?\s*)$/,
}
