import type { Role } from '../ports/operators.ts'

/** What may be changed while the service runs, under its name in the store. What is wrong with a value is told by a check. */
export interface Editable {
  name: 'hotline' | 'prompts' | 'retention'
  title: string
  /** What it is, and how it is written. */
  hint: string
  roles: readonly Role[]
}

export const EDITABLE: readonly Editable[] = [
  {
    name: 'hotline',
    title: '热线：名字、时间、快慢、等多久、按键的话题',
    hint: '写法和 corpus/settings/hotline.json 一样。星期日是 0，星期六是 6；closedOn 是放假的日子，alsoOpenOn 是补班的日子。',
    roles: ['editor', 'admin'],
  },
  {
    name: 'prompts',
    title: '电话里说的话',
    hint: '写成念的话，每句最多 45 个字，一次最多三个选择；花括号里的空着的地方要留着。',
    roles: ['editor', 'admin'],
  },
  {
    name: 'retention',
    title: '存多久',
    hint: '按小时。改短了，下一次清理就删掉过期的，找不回来。',
    roles: ['admin'],
  },
]
