import type { Clause } from '../corpus/clause.ts'
import { splitSentences } from './governing.ts'

/** Said before told words that set the government a task and grant nobody anything. */
export const PLANNED = '这是政府计划做的事。'

/** A sum is promised, whatever the verb. */
const SUM = /\d(?:[亿万千百]|\s)*元/
/** Words by which persons get something. */
const GRANTS =
  /补[贴助]|救助|资助|津贴|奖励|减免|免[费收除交缴]|全额|优惠|报销|半价|低保|保险待遇|[给予]以?予|发放|享受|领取|可(?:以)?(?:按|申请|享受|凭)|优先(?:安排|轮候|选房|享受)|按[^，,。]{0,12}比例/
/** A person may have it on asking: granted even where the column is called a task. */
const ON_ASKING = /(?:本人|个人)申请|可(?:以)?(?:按照|享受|申请)|按[^，,。]{0,16}比例[，,][^，,。]{0,4}发/
/** What is to be promoted, encouraged or tried out is not granted yet. */
const INTENDS =
  /^(?:[（(]?[一二三四五六七八九十\d]+[)）.、．])?(?:积极|大力|深入|全面|逐步|进一步|继续|加快)*(?:推[进动广行]|探索|鼓励|支持|引导|研究|争取|力争|健全|完善|建立|加强|加大|规范|整合|扩大|制定|落实|促进|提[升高])/
/** Duties of offices, by the verbs in which plans set them. */
const TASKS =
  /(?:^|[，,。；;、：:])(?:[（(]?[一二三四五六七八九十\d]+[)）.、．]|[—-]+)?(?:各地|各级[^，,。]{0,8}|各[^，,。]{0,6}部门|[^，,。；;]{0,24}部门)?(?:(?:要|应|将|切实|积极|大力|深入|全面|逐步|进一步|继续|着力|加快|统筹|充分|多渠道|有效|做好|做实)+|(?=.))(?:推[进动广行]|加[强快大]|完善|健全|建[立设成]|探索|发展|培[育养]|支持|鼓励|引导|强化|提[升高]|优化|整合|深化|开[展发拓]|实[施行现]|组织|落实|促进|扩大|丰富|打造|构建|制定|改[善进]|发挥|规范|宣传|夯实|创新|保障|承担|履行|缩小|带头|抓好|细化|明确|增强|拓宽|结合)/
/** What was, what is defined, what is only announced. */
const TELLS_OF =
  /时期[，,]|取得|更加|主要目标|现将|印发|制定本|提出以下|刊载|提出了|明确提出|作出了|是指|文件精神/
const TASK_COLUMN = /^(?:工作任务|重点任务)$/

/** Whether told words of a clause are a task for the government, not something that people can get. */
export function isTask(clause: Pick<Clause, 'cells'>, told: string): boolean {
  if (clause.cells) return clause.cells.some((c) => TASK_COLUMN.test(c.column) && !ON_ASKING.test(c.text))
  const sentences = splitSentences(told)
  if (sentences.some((s) => SUM.test(s) || (GRANTS.test(s) && !INTENDS.test(s)))) return false
  return TASKS.test(told) && !sentences.some((s) => TELLS_OF.test(s))
}
