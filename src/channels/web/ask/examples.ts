/** A real question for an event in life, which the gazettes answer: for everyone, and for who lives in a place. */
export interface Example {
  event: string
  question: string
  /** Where the documents of a place do not answer the other one. */
  in?: Record<string, string>
}

export const EXAMPLES: readonly Example[] = [
  { event: '残疾', question: '重度残疾人护理补贴谁能领？', in: { 同江市: '残疾人打官司，有人帮吗？' } },
  { event: '看病', question: '老人看病，大夫能上门吗？', in: { 同江市: '残疾人交医保的钱，有人出吗？' } },
  { event: '养老', question: '六十岁的老人能领什么补贴？', in: { 同江市: '残疾人交养老保险，有补贴吗？' } },
  { event: '低保', question: '什么样的家庭能领低保？' },
  { event: '上学', question: '家里困难，上高中能免学费吗？', in: { 同江市: '残疾孩子能上普通学校吗？' } },
  { event: '就业', question: '失业的人，能免费找工作吗？', in: { 同江市: '残疾人学手艺，要交钱吗？' } },
  { event: '住房', question: '买不起房，能申请公租房吗？', in: { 同江市: '残疾人租房，有优先吗？' } },
  {
    event: '带孩子',
    question: '遇到困难的孩子，政府给什么帮助？',
    in: { 同江市: '残疾的小孩能上幼儿园吗？' },
  },
]

export const examplesFor = (region = ''): { event: string; question: string }[] =>
  EXAMPLES.map(({ event, question, in: local }) => ({ event, question: local?.[region] ?? question }))
