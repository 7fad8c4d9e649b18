/** Between two words of a sign: as much as people put in without a change of subject. */
const GAP = '.{0,10}'

/**
 * One expression for a list of signs. A sign is written as people say it; `…` stands for up to ten other characters, `|`,
 * `(?:)`, `[]` and `^$` mean what they mean in an expression.
 */
export const signs = (list: readonly string[]): RegExp =>
  new RegExp(list.map((sign) => sign.replaceAll('…', GAP)).join('|'), 'iu')

/** What sets off a question about rules, money or services, whatever misfortune it tells of. */
export const ASKS_POLICY = signs([
  '补[贴助偿]|救[助济]|赔|待遇|抚恤|津贴|优待|减免|免费|优惠|资助|奖励|津补',
  '政策|规定|文件|制度|条例|办法里|标准|条件|资格|目标|规划|职责|预案|预警|措施|机制',
  '报销|能报|报多少|报不报|给报|报吗|报得了|报得了不|医保|社保|保险|低保|五保|工伤|养老金|退休|费用|药费|医疗费|住院费|花[了费]|多少钱|钱谁|费谁',
  '残疾证|评残|残疾人|几级|伤残|(?:能|可以|够|可).{0,4}评|评上|评(?:几|个)|算不算|属不属于|属于',
  '申请|办理|咋办理|代办|领(?!导)|受理|认定|纳入|公示|证明|手续|名额|材料要',
  '预防|宣传|教育|普及|知识|培训|演练|建设|配备|覆盖|网络|平台|装吗|安装|设备|设施|消防站|热线(?:是|有)|服务(?:有|吗|没|谁|啥|是)',
  '谁(?:管|来管|负责|出钱|掏|赔|给|来办|监管)|归谁|归(?:公安|哪)|哪个部门|牵头|法律援助|调解|离婚|安置|收养|监护|康复|上门|护理|照护|托养|心理(?:咨询|疏导|服务|干预)',
])
