import { canonical } from './canonical.ts'

/** How a number bounds what it measures. */
export type Comparison = '' | '>=' | '<=' | '>' | '<' | '~' | 'by' | 'from'

/** A number with all that gives it meaning: amount, share, age, date, period, phone, document number. */
export interface Quantity {
  /** As it stands in the canonical text. */
  text: string
  /** Of a range 1-2, of a date 2016-12-10, of a document number 政办发[2017]52号. */
  value: string
  unit: string
  comparison: Comparison
  /** 每人, 每月, 人均 … that the number is counted for, in reading order. */
  per: string
}

const NUMBER =
  /[\p{Script=Han}]{2,4}\[\d{4}\]\d+号|\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d+(?:\.\d+)?(?:%|‰)?(?:-\d+(?:\.\d+)?)?/gu

const UNIT =
  /^(?:%|‰|平方米|个百分点|个月|人次|周岁|小时|学年|学期|公里|分钟|例|元(?:\/[\p{Script=Han}·]{1,4})?|\p{Script=Han})/u

const BEHIND: [RegExp, Comparison][] = [
  [/^(?:及|\(含\))?以上/, '>='],
  [/^(?:及|\(含\))?(?:以下|以内|内)/, '<='],
  [/^左右/, '~'],
  [/^(?:底|末)?(?:之?前|以前)/, 'by'],
  [/^(?:起|之?后|以后|以来)/, 'from'],
]

const BEFORE: [RegExp, Comparison][] = [
  [/(?:不低于|不少于|不小于|至少|最低)(?:为|达到?|建成)?$|>=$|≥$/, '>='],
  [/(?:不超过|不高于|不大于|不多于|最高|最多|至多)(?:为)?$|<=$|≤$/, '<='],
  [/(?:超过|高于|多于|大于|超出)$|>$/, '>'],
  [/(?:低于|少于|小于|不足|不满|未满)$|<$/, '<'],
  [/(?:大约|约|近|将近)$/, '~'],
]

const PER =
  /每(?:[十百千万]|\d+)?个?(?:人|月|年|天|日|生|户|学年|学期|季度|季|周|次|名|张|床|所|村|乡镇|街道|社区|县|市|城市|家|位|班|辆|件|套|亩)|[人户年月]均|按[年月天次]|一次性|年度/g

/** Every quantity of a text, in reading order. */
export function quantitiesOf(text: string): Quantity[] {
  return quantitiesIn(canonical(text))
}

/** The same, of a text that is canonical already. */
export function quantitiesIn(text: string): Quantity[] {
  return [...text.matchAll(NUMBER)].map(({ 0: value, index }) => {
    const behind = text.slice(index + value.length, index + value.length + 14)
    const unit = /[%‰日月号]$/.test(value) ? '' : (UNIT.exec(behind)?.[0] ?? '')
    const segment =
      text
        .slice(0, index)
        .split(/[,。;:\n]/)
        .at(-1) ?? ''
    return {
      text: `${value}${unit}`,
      value,
      unit,
      comparison: comparisonOf(segment, behind.slice(unit.length)),
      per: (segment.match(PER) ?? []).join(''),
    }
  })
}

function comparisonOf(before: string, behind: string): Comparison {
  const rest = behind.replace(/^\([^)]{0,6}\)/, '')
  const found = BEFORE.find(([sign]) => sign.test(before)) ?? BEHIND.find(([sign]) => sign.test(rest))
  return found?.[1] ?? ''
}

export const sameQuantity = (a: Quantity, b: Quantity): boolean =>
  a.value === b.value && a.unit === b.unit && a.comparison === b.comparison && a.per === b.per
