import { looksLikeId, luhn, MONEY, SAYS } from './checks.ts'

/** Digits that are one number with what they look like: their value, their groups (3-4-4), the text around. */
export interface Piece {
  value: string
  groups: string
  /** All digits stand together, or all are alone, or are read aloud: any sense is as good as any other. */
  even: boolean
  /** Read aloud, and no digit stands right before or behind: long ones are a card's, with a slip of the ear or not. */
  spoken: boolean
  /** Cut out of a longer row of digits. */
  cut: boolean
  /** Held together by commas, which also part the members of a list. */
  weak: boolean
  before: string
  after: string
}

/** In the order in which they are tried: a card's number before a phone's that would lie in it. */
export const KINDS: [word: string, is: (piece: Piece) => boolean, lengths: number[]][] = [
  ['〔银行卡号〕', isBank, [19, 18, 17, 16]],
  ['〔银行卡号〕', isTold, [21, 20, 15, 14, 13, 12, 11, 10]],
  ['〔身份证号〕', isOldId, [15]],
  ['〔身份证号〕', isBadId, [19, 18, 17, 16, 14]],
  ['〔电话〕', isMobile, [15, 13, 12, 11]],
  ['〔电话〕', isBadMobile, [13, 12, 10]],
  ['〔电话〕', isLandline, [14, 13, 12, 11, 10, 8, 7]],
]

function isOldId({ value, even, groups, after }: Piece): boolean {
  return looksLikeId(value) && (even || groups === '6-6-3') && !MONEY.test(after)
}

/** Said to be an ID card's number, but a digit short. */
function isBadId({ before, even }: Piece): boolean {
  return even && SAYS.id.test(before)
}

/** Round numbers in a row (4000 5000 6000 7000) are a list, not a card. */
function isBank({ value, groups, even, weak, spoken, cut, before, after }: Piece): boolean {
  if (MONEY.test(after) || weak || cut) return false
  if (SAYS.bank.test(before) && (even || /^4(?:-4){3}/.test(groups))) return true
  if (spoken && /^[3-9]/.test(value)) return true
  // UnionPay's own prefix: a card even where a digit was mistyped.
  if (even && value.startsWith('62')) return true
  if (!luhn(value) || value.startsWith('0')) return false
  if (even) return true
  const round = groups.split('-').length === 4 && /^(?:\d\d00){3}/.test(value)
  return (
    /^(?:4|5[1-5]|62|60|68|3[57]|9)/.test(value) &&
    !round &&
    /^(?:4(?:-4){3}(?:-[1-3])?|6-1[0-3])$/.test(groups)
  )
}

/** Said to be an account's number. */
function isTold({ before, even, after }: Piece): boolean {
  return even && /(?:卡号|账号|帐号|存折)[^。；？?！〔〕]{0,4}$/.test(before) && !MONEY.test(after)
}

const MOBILE = /^(?:(?:00)?86|0)?(1[3-9]\d{9})$/
const MOBILE_GROUPS = /^(?:(?:4|2|1|00|5)-)?(?:11|3-4-4|3-3-5|3-8|7-4|4-3-4|4-7|5-6|3-4-2-2|3-2-2-2-2)$/

function isMobile({ value, groups, even, weak, before, after }: Piece): boolean {
  if (!MOBILE.test(value) || MONEY.test(after) || /[¥￥$]\s*$/.test(before)) return false
  if (value.length === 13 && !value.startsWith('86')) return false
  if (weak) return /(?:^|-)3-4-4$/.test(groups) || SAYS.phone.test(before)
  return even || MOBILE_GROUPS.test(groups) || SAYS.phone.test(before)
}

/** Said to be a phone's number, but a digit short or long. */
function isBadMobile({ value, even, cut, before, after }: Piece): boolean {
  return even && !cut && /^1[3-9]/.test(value) && SAYS.phone.test(before) && !MONEY.test(after)
}

const AREA = /^(?:(?:00)?86)?0?(?:10|2\d|[3-9]\d\d)([2-8]\d{6,7})$/
const LANDLINE_GROUPS = /^(?:[42]-)?(?:1[0-2]|[234]-(?:[78]|[34]-4|4-3|2-2-[34]))$/

function isLandline({ value, groups, even, weak, cut, before, after }: Piece): boolean {
  if (weak || cut || MONEY.test(after)) return false
  if (value.length <= 8) return /^[2-8]/.test(value) && SAYS.landline.test(before)
  if (!AREA.test(value) || !/^(?:0|86)/.test(value)) return false
  return even ? value.length >= 10 : LANDLINE_GROUPS.test(groups)
}
