import { sayDigits } from './numeral.ts'

/** In front of a telephone number, also of the second of two (拨打110、120). */
const CALL =
  /(?:拨打|致电|拨|打|请问|询问|咨询|联系|热线|电话|传真|手机|座机|号码|报警|急救)(?:号码)?[是为:：,，([“"]*(?:[\d-]{3,13}[)”"]?[、，,和或及]者?|[零一二三四五六七八九幺，]{3,20}[、和或及])*$/

/** Behind one: 12345政务服务便民热线, 12345、12385热线. */
const LINE =
  /^[)”"]*(?:[、，,和或及](?:者)?[“"]?\d{3,6}[”"]?)*[\p{Script=Han}]{0,10}?(?:热线|电话|急救|报警|火警|服务台|平台)/u

/** Numbers that are nothing but lines, wherever no unit follows. */
const WELL_KNOWN = /^12(?:3(?:0[15689]|1[058]|2[08]|33|38|4[58]|5[156]|6[67]|78|85|9[356])|1(?:17|19|22))$/

/** A number at `at` stands behind a word for calling, or behind numbers that do. */
const isCalled = (text: string, at: number): boolean => CALL.test(text.slice(Math.max(0, at - 60), at))

/** A short number here counts something. */
const COUNTS =
  /^(?:多|余)?[个名位人户家所项种类套次天元万亿%‰倍条件张份例场部间座处台辆年月日号岁周级度米吨亩克升分秒小时公平]/

const groups = (digits: string, ...lengths: number[]): string => {
  let at = 0
  return lengths
    .map((length) => sayDigits(digits.slice(at, (at += length)), '幺'))
    .filter((group) => group !== '')
    .join('，')
}

const extension = (digits: string | undefined): string => (digits ? `，转${sayDigits(digits, '幺')}` : '')

/**
 * Telephone numbers digit by digit with 幺, in groups: 13800138000, 0431-88904501, 400 numbers anywhere; short ones (110,
 * 12345) and local ones only beside a word for calling, since they may count something.
 */
export function sayPhones(text: string): string {
  return text
    .replace(/(?<!\d)(?:\+?86-?)?(1[3-9]\d)-?(\d{4})-?(\d{4})(?!\d)/g, (_, a: string, b: string, c: string) =>
      groups(`${a}${b}${c}`, 3, 4, 4),
    )
    .replace(
      /(?<!\d)[([]?(0[1-9]\d{1,2})[)\]-]{1,2}(\d{7,8})(?:[-转]{1,2}(\d{1,5}))?(?!\d)/g,
      (_, area: string, own: string, more?: string) =>
        `${sayDigits(area, '幺')}，${local(own)}${extension(more)}`,
    )
    .replace(/(?<!\d)(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})(?!\d)/g, (_, area: string, own: string) =>
      [sayDigits(area, '幺'), local(own)].join('，'),
    )
    .replace(/(?<!\d)([48]00)-?(\d{3})-?(\d{4})(?!\d)/g, (_, a: string, b: string, c: string) =>
      groups(`${a}${b}${c}`, 3, 3, 4),
    )
    .replace(
      /(?<![\d.:/-])(\d{7,8})(?:[-转](\d{1,5}))?(?![\d.:/%])/g,
      (found, own: string, more: string | undefined, at: number, all: string) =>
        isCalled(all, at) && !COUNTS.test(all.slice(at + found.length))
          ? `${local(own)}${extension(more)}`
          : found,
    )
    .replace(SHORT, (found, at: number, all: string) =>
      isLine(found, all, at) ? sayDigits(found, '幺') : found,
    )
}

const local = (own: string): string => (own.length === 8 ? groups(own, 4, 4) : groups(own, 3, 4))

const SHORT = /(?<![\d.:/-])(?:1[12]\d|999|1[02]\d{3,4}|11[68]\d{2,3}|9[56]\d{3,4})(?![\d.:/%‰-])/g

function isLine(number: string, all: string, at: number): boolean {
  const behind = all.slice(at + number.length)
  if (COUNTS.test(behind)) return false
  if (isCalled(all, at) || LINE.test(behind)) return true
  return WELL_KNOWN.test(number) && !/^[\p{Script=Han}]*[零一二两三四五六七八九十]/u.test(behind.slice(0, 3))
}
