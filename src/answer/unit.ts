import { SETTLED } from './facet.ts'

/** How residents ask for a number of something, and how the gazettes count it. */
const UNITS: [asked: RegExp, counted: string][] = [
  [/(?:多少|几)(?:个)?(?:平|平米|平方)|多大(?:面积|的房|房)|面积/, '(?:平方米|平米|㎡|公顷)'],
  [
    /百分之几|百分之多少|几成|几个点|比例|(?:报|报销|救助|覆盖)(?:率)?(?:是|能|到|给)?(?:多少|几)|率.{0,6}多少/,
    '(?:[%‰]|成|倍)',
  ],
  [/多少钱|几(?:块|毛|百|千|万)块?|(?:多少|几)(?:万|亿)?[元块]|啥价/, '(?:万|亿)?元'],
  [/(?:多少|几)(?:个)?(?:岁|周岁)|多大(?:岁数|年纪|了)|岁数/, '(?:周)?岁'],
  [/(?:多少|几)(?:个)?月(?!份)/, '(?:个月|年)'],
  [/(?:多少|(?<![我他她俺咱])几)(?:天|日)|多少个?工作日/, '(?:天|日|个工作日|月)'],
  [/(?:多少|几)(?:年|个年头)/, '年'],
  [/(?:多少|几)(?:小时|钟头|点)/, '(?:小时|时|:)'],
  [/(?:多少|几)(?:次|回|趟|遍)/, '(?:次|场|期)'],
  [/(?:多少|几)(?:张|个)?床/, '(?:万)?张'],
  [/(?:多少|几)(?:名|位|口|个?(?:人|残疾人|老人|孩子))/, '(?:万)?(?:余)?(?:人|名|位)'],
  [
    /(?:多少|几)(?:家|所|处|场|套|期|户|份|类|种|项|级|门|条|件|只|辆|本|座|里|站)/,
    '(?:万)?(?:余)?(?:家|所|处|场|套|期|户|份|类|种|项|级|门|条|件|只|辆|本|座|里|站|个)',
  ],
]

const NUMBER = '(?:\\d[\\d.,]*|[一二三四五六七八九十百千万两]+)\\s*(?:以上|左右)?\\s*'

const COMPILED = UNITS.map(([asked, counted]) => ({
  asked,
  counted: new RegExp(
    `${NUMBER}${counted}|\\(${counted}\\)[^]*\\d${counted.endsWith('元') ? `|${SETTLED}` : ''}`,
  ),
}))

/** What a clause must hold to answer a question for a number of something; undefined where none, or an unknown one, is asked. */
export const unitAsked = (question: string): RegExp | undefined =>
  COMPILED.find(({ asked }) => asked.test(question))?.counted
