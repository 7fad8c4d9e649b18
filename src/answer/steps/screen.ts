import type { AnswerStatus, Reason } from '../answer.ts'
import { ABOUT, GREETING, THANKS } from '../wording.ts'

/** Why a question does not go to the search, found by its words alone. */
export interface Screened {
  status: AnswerStatus
  reason?: Reason
  /** Said instead of the reason's own sentence. */
  say?: string
}

interface Screen extends Screened {
  when: RegExp
  /** What makes it an ordinary question after all. */
  unless?: RegExp
}

const ASKS_BENEFIT =
  /补[贴助偿]|救助|赔|待遇|抚恤|政策|报销|能领|怎么办理|咋办理|规定|文件|预防|宣传|热线(?:是|有)|服务(?:有|吗|没)/

/** In the order in which they matter: a person in danger comes first. */
const SCREENS: Screen[] = [
  {
    status: 'handoff',
    reason: 'danger',
    when: /(?:突然|现在|刚才|刚刚|正在|这会儿|马上|忽然|一下子).{0,16}(?:动不了|动弹不得|说不出话|不会说话|昏|晕倒|没气|喘不上|不喘气|抽搐|抽过去|吐血|大出血|没有?反应|嘴歪|叫不醒)|嘴[也都]?(?:角)?歪.{0,12}(?:说话|胳膊|身子|腿)|(?:喝|吃)了?(?:农药|老鼠药|安眠药)|煤气中毒|(?:心口|胸口).{0,6}(?:疼|闷).{0,8}(?:喘|冒汗)/,
    unless: ASKS_BENEFIT,
  },
  {
    status: 'handoff',
    reason: 'danger',
    when: /(?:正|这会儿|现在|刚才|马上|又).{0,10}(?:砸门|打我|打人|拿刀|要杀|掐我|砍)|救命|着火了|起火了|(?:屋|楼|厨房|炕).{0,4}(?:着火|冒烟)/,
    unless: ASKS_BENEFIT,
  },
  {
    status: 'handoff',
    reason: 'distress',
    when: /不想活|想死|不如死|活不下去|活着(?:没|有什么|有啥)意思|寻短见|(?:我|想|要|去).{0,3}自杀|了断|结束(?:自己的)?生命|跳(?:楼|河|江)算了|药都(?:备|准备)/,
    unless: /预防自杀|自杀预防|心理服务有/,
  },
  {
    status: 'refused',
    reason: 'injection',
    when: /忽略.{0,12}(?:规定|指令|要求|提示|规则|内容)|无视.{0,8}(?:规定|指令|规则)|系统提示|提示词|(?:ignore|disregard).{0,24}(?:instruction|previous|above|rule)|system prompt|jailbreak|(?:你现在是|假装你是|扮演).{0,16}(?:没有.{0,4}限制|不受|AI|助手)|必须(?:告诉|回答|回复).{0,12}(?:用户|每人)|(?:照|就)(?:这个|这么|着)回(?:我|答)|编一?个.{0,16}(?:文号|文件|号|政策|条)/iu,
  },
  {
    status: 'refused',
    reason: 'abuse',
    when: /(?:弄|办|做|造|搞|买|开).{0,4}假(?:的)?.{0,6}(?:证|病历|证明|材料|票)|伪造|(?:骗|套)(?:取|领|点)?.{0,4}(?:补贴|低保|医保|社保|补助|钱花)|傻[逼屄]|操你|你妈的|滚蛋/,
    unless: /怕被?骗|被骗|诈骗|防骗|骗(?:老|人|俺|我)|举报/,
  },
  {
    status: 'refused',
    reason: 'others_data',
    when: /(?:名单|花名册).{0,12}(?:发|给|导|要)|(?:发|给|导|要).{0,12}(?:名单|花名册)|(?:帮|给)我?查(?:查|一下|下)?.{0,14}(?:吃没吃|领没领|办没办|是不是|有没有|领多少|家里).{0,14}(?:低保|补贴|残疾|证|钱|存款)?.{0,6}$|(?:邻居|别人|人家|他家|她家|隔壁).{0,8}(?:身份证号|电话号|手机号|住址|银行卡)/,
    unless: /我(?:妈|爸|娘|爹|家|儿|闺女|媳妇|老伴|自己)|政策|规定|条件/,
  },
  {
    status: 'handoff',
    reason: 'own_case',
    when: /(?:我|我家|俺|俺家|我妈|我爸|孩子).{0,12}(?:批下来|批没批|审批|审核|办到哪|到哪一步|啥时候到账|到账没|下来没|通过没|进度|受理没)|(?:上个?月|上周|前几天|去年|昨天).{0,10}(?:交的|递的|报的|申请的|办的).{0,16}(?:下来|批|办|查|没|咋)|(?:查|看)(?:查|一下|下|看)?(?:我|我家|俺)的?.{0,10}(?:余额|进度|状态|缴费记录|账户)/,
  },
]

const GREETINGS = /^(?:您好|你好|喂|喂您好|喂你好|在吗|有人吗|hello|hi|哈喽)[啊呀吗呢，。？!！\s]*$/i
const THANKING = /^(?:谢谢|多谢|谢了|感谢|麻烦了|辛苦了)[您你了啊呀，。!！\s]*$/
const SELF =
  /^(?:你|您|这)(?:是|叫)?(?:谁|什么|啥|干什么|干啥|机器人|人工|真人|什么服务|哪里)的?(?:吗|呀|啊|呢|名字)?[？?。]*$|你(?:能|会)(?:干|做|回答)(?:什么|啥)/

/** Null for an ordinary question. */
export function screen(question: string): Screened | null {
  const text = question.normalize('NFKC').trim()
  if (GREETINGS.test(text)) return { status: 'answered', say: GREETING }
  if (THANKING.test(text)) return { status: 'answered', say: THANKS }
  if (SELF.test(text)) return { status: 'answered', say: ABOUT }
  const found = SCREENS.find((s) => s.when.test(text) && !s.unless?.test(text))
  return found ? { status: found.status, ...(found.reason ? { reason: found.reason } : {}) } : null
}
