import type { DocumentRecord } from '../corpus/document.ts'
import type { Validity } from '../corpus/validity.ts'
import type { Reason } from './answer.ts'

/** Every sentence that the service itself says. Short, plain, 您, no exclamation marks. */

const titleOf = (document: DocumentRecord): string =>
  document.title.startsWith('《') ? document.title : `《${document.title}》`

/** Where an answer comes from, and for which place it holds. */
export const sourceNotice = (document: DocumentRecord): string =>
  `出处：${titleOf(document)}${document.number ? `（${document.number}）` : ''}，管${document.region}。`

/** What the period of one or more documents means today; `ask` is the number to call. null = nothing to say. */
export function validityNotice(
  documents: readonly DocumentRecord[],
  validity: Validity,
  ask: string,
): string | null {
  const these = documents.length > 1 ? '这些文件' : '这份文件'
  const year = validity.to?.slice(0, 4)
  if (validity.status === 'lapsed')
    return `${these}管到${year}年底，已经到期。里面的待遇不一定停了，现在的标准请问${ask}。`
  if (validity.status === 'replaced') return `${these}已经被新文件替代，现在的规定请问${ask}。`
  const issued = documents[0]?.issuedOn
  if (!issued) return null
  return `${these}是${issued.slice(0, 4)}年印发的，现在有没有变，请问${ask}。`
}

export const SAID: Record<Reason, string> = {
  not_in_documents: '我查了收录的公报，没有找到能回答这个问题的条文，不敢乱说。',
  other_region: '我只收录了吉林省和同江市的公报，没有收录您问的那个地方的文件。',
  off_topic: '我只回答政府公报里的事，比如残疾补贴、看病、养老、低保、上学、就业、住房。这个问题我答不了。',
  own_case: '您自己的申请办到哪一步，公报里查不到，要问受理的单位，或者请人工帮您问。',
  others_data: '别人的个人情况不能查，也不能告诉您。',
  danger: '这是急事。身体突然不好，请马上打120；有人伤害您，请马上打110；着火请打119。',
  distress:
    '听您这么说，我很担心您。请别一个人扛着，现在就可以打12356心理援助热线，或者打120。身边有家人、邻居，请叫他们过来陪您。',
  abuse: '这件事我不能帮忙。您想问公报里的政策，请接着说。',
  injection: '我只按公报的原文回答，不能照这样的要求做。',
  language: '请用中文问我。',
  withdrawn: '这条回答已经撤回，请问人工。',
}

export const GREETING =
  '您好，我是听政，能回答政府公报里写的事，比如残疾补贴、看病报销、养老、低保、上学、就业和住房。您想问什么，请直接说。'
export const THANKS = '不客气。还有想问的，请接着说。'
export const ABOUT =
  '我是听政，一个自动问答服务。我只从收录的政府公报里找条文回答您，每条都说出处；公报没写的，我会直说。'

/** Whom to ask, when there is no answer. */
export const askInstead = (hotline: { name: string; phone: string }): string =>
  `您可以打${hotline.phone}（${hotline.name}）问。`
