/** What a question asks for. A clause that does not hold it is no answer to it. */
export const FACETS = [
  'sum',
  'pay',
  'share',
  'count',
  'office',
  'payer',
  'who',
  'when',
  'day',
  'phone',
] as const
export type Facet = (typeof FACETS)[number]

const SIGNS: Record<Facet, RegExp> = {
  sum: /(?<!(?:报|报销|救助|缴|交|掏|负担)[^，。？]{0,3})多少钱|(?<!哪)几块(?!内容|工作)|几毛|多少块|几个钱|几百块|几千块|几万块|多少(?:万|亿)?[元块]|啥价|什么价/,
  pay: /(?:报|报销|救助|缴|交|掏|负担)[^，。？]{0,3}多少钱|(?:给|补|交|缴|领|发|涨|免|拿|得|罚|收|掏|花)(?:助|贴|费)?(?:到|了)?多少(?![钱块元]|比例|[个张人名次回平台天月年家所岁点场项])|(?:费用|价格|金额|工资|津贴|补贴|补助|标准)(?:是|有|按|到底|现在)?多少(?![钱块元])/,
  share:
    /百分之几|几成|几折|(?:报|报销|支付|救助)(?:比例)?(?:是|能|给|到)?多少|多大比例|比例(?:是|有|要|得)?(?:多少|多大|多高)|占多少/,
  count:
    /多少|(?<![我他她俺咱])几[个名家所张套次天年月条项成岁户人万亿里层级类档种座]|百分之几|多大|多长|多高|多远|多久|比例/,
  office:
    /哪个?(?:部门|单位|厅|局|委|衙门|机构|家)|谁(?:来)?(?:牵头|负责|管|主管|办)|归(?:谁|哪)|牵头|责任单位|主管部门|找谁|谁家管/,
  payer:
    /谁(?:来)?(?:出钱|掏钱|花钱|拿钱|买单|承担)|钱(?:从哪|谁|由谁|哪)|哪级财政|经费(?:从|谁|哪)|(?:费用|钱|资金|经费)(?:是)?(?:由)?谁/,
  who: /谁(?:能|可以|够|有资格|算|可)|(?:什么|哪些|哪样|啥样|啥|哪种|什么样)(?:的)?(?:人|家庭|残疾人|老人|孩子|学生|对象|群体)|条件|资格|(?:能|可)不(?:能|可以)|够不够|算不算|有没有份/,
  when: /什么时候|啥时候|哪[年月天]|几[月号]|多会儿|截止|到期|哪一年|何时|期限/,
  /** Of a hotline the gazettes tell; of any other body they do not, and a hotline's is not it. */
  phone:
    /^(?!.*(?:热线|服务线|12\d{3})).*(?:电话(?:号码?)?(?:是|有)?(?:多少|几号|什么|啥)|(?:什么|哪个|啥)电话)/s,
  day: /哪(?:一)?[天日]|几月几|(?:每月|月)几号/,
}

/** Facets of a question, in the order of FACETS. A sum, a pay or a share is a count too; pay may be a sum or a share of one. */
export const facetsOf = (question: string): Facet[] => FACETS.filter((facet) => SIGNS[facet].test(question))

/** What settles a payment without a figure. */
export const SETTLED = '免费|全额|免收|减免|免除|免交|免缴|不收|免票|半价|零差率|差额|定额'
const SUM = new RegExp(
  `\\d+(?:\\.\\d+)?\\s*(?:万|亿)?元|[一二三四五六七八九十百千万]+元|最低档次|最低标准|${SETTLED}`,
)
/** The unit of a table's figures may stand in their heading alone. */
const SHARE = new RegExp(
  `\\d+(?:\\.\\d+)?\\s*[%％‰]|\\([%‰]\\)[^]*\\d|百分之|[一二三四五六七八九]成|\\d+\\s*倍|${SUM.source}`,
)
const COUNT = new RegExp(
  `\\d|[一二三四五六七八九十两]+(?:个|名|家|所|张|套|次|天|年|月|条|项|岁|户|人|级|类|场|部|日|分之)|全部|全覆盖|${SETTLED}`,
)

const HELD: Partial<Record<Facet, RegExp>> = {
  sum: SUM,
  pay: SHARE,
  share: SHARE,
  count: COUNT,
  office: /负责|牵头|责任单位|主管|由.{2,14}(?:部门|厅|局|委|机构)/,
  payer: /负担|承担|支出|财政|出资|筹资|缴纳|费用|经费/,
  when: /\d{4}年|年底|[一二三四五六七八九十\d]月|之日起|期间|以内|\d+(?:天|日|个月)/,
  phone: /(?<!\d)0\d{2,3}-?\d{7,8}/,
  day: /[\d一二三四五六七八九十]日|日前|月底|年底|之日|按[月季年]|当[日天]/,
}

/** Facets that an answer must hold: a figure, a day, a number to call is either there or it is not. */
export const required = (facets: readonly Facet[]): Facet[] =>
  facets.filter((f) => !['office', 'payer', 'who', 'when'].includes(f))

/** Facets that a clause had better hold; they are said in too many forms to refuse one that seems not to. */
export const preferred = (facets: readonly Facet[]): Facet[] =>
  facets.filter((f) => f === 'office' || f === 'payer' || f === 'when')

/** Whether words hold what a facet asks for; true for one that cannot be told. */
export const holds = (text: string, facet: Facet): boolean =>
  HELD[facet]?.test(text.normalize('NFKC')) ?? true
