export interface Journey {
  /** What answers: our own fixture, two places, a stranger's page with the widget, or the real gazettes. */
  on?: 'places' | 'foreign' | 'gazettes'
  path: string
  steps: string[]
  /** In this order, with others between them: how Orca names states is Orca's own. */
  hears: RegExp[]
}

const TO_BOX = ['key Tab', 'key Return']
/** From the box over the region to the button. */
const SEND = ['key Tab', 'key Tab', 'key Return', 'wait 4000']
/** From the heading of an answer that names nobody's number: the link under it leads to the box. */
const ON = ['key Tab', 'key Return']
const tabs = (times: number): string[] => Array.from({ length: times }, () => 'key Tab')
const about = (question: string): string => `/?q=${encodeURIComponent(question)}`

/** By keys alone. */
export const JOURNEYS: Record<string, Journey> = {
  'K1 ask, hear that it is ready, open the clause, go back': {
    path: '/',
    steps: [
      ...TO_BOX,
      'write 护理补贴谁能领？',
      ...SEND,
      ...tabs(3),
      'key Return',
      'wait 3000',
      'key Alt+Left',
      'wait 3000',
    ],
    hears: [
      /^跳到提问框 link/,
      /^您的问题 entry/,
      /^提问 push button/,
      /^回答 heading level 2/,
      /^第 1 问，回答已生成，共 3 句，依据 1 条。$/,
      /《吉林省推进基本公共服务均等化“十三五”规划》.* link/,
      /^Finished loading 原文：/,
      /^Finished loading 回答：护理补贴谁能领？/,
    ],
  },
  'K2 ask on': {
    path: '/',
    steps: [...TO_BOX, 'write 护理补贴谁能领？', ...SEND, ...ON, 'write 那要带什么材料？', ...SEND],
    hears: [
      /^回答 heading level 2/,
      /^接着问 link/,
      /^您的问题 entry/,
      /^回答 heading level 2/,
      /^第 2 问，回答已生成/,
    ],
  },
  'K3 hear of which place it is before what it says, and that another is not here': {
    on: 'places',
    path: '/',
    steps: [
      ...TO_BOX,
      'write 吉林省和同江市，护理补贴谁能领？',
      ...SEND,
      'key Down',
      'key Down',
      'key Down',
      'key Down',
      ...ON,
      'write 沈阳市护理补贴谁能领？',
      ...SEND,
      'key Down',
    ],
    hears: [
      /^回答 heading level 2/,
      /^吉林省\.?$/,
      /^残疾等级为一级、二级的残疾人可以领。$/,
      /^同江市\.?$/,
      /^按省里的规定办。$/,
      /^回答 heading level 2/,
      /^没有收录沈阳市的文件。/,
    ],
  },
  'K4 what is not said, and whom to call': {
    path: '/',
    steps: [...TO_BOX, 'write 不知道的事谁管？', ...SEND, ...tabs(2)],
    hears: [/^第 1 问，回答已生成，共 1 句，没有找到依据。/, /^12385 link/],
  },
  'K5 too long, put right from where it says so': {
    path: about('护理补贴'.repeat(126)),
    steps: [...TO_BOX, 'key ctrl+a', 'write 护理补贴谁能领？', ...SEND],
    hears: [
      /^Finished loading 错误：/,
      /^您的问题 entry/,
      /^invalid entry/,
      /^错误：您写了 504 个字，最多 500 个字。/,
      /^回答 heading level 2/,
    ],
  },
  'K6 people first after three without an answer': {
    path: '/',
    steps: [
      ...TO_BOX,
      ...['一', '二', '三'].flatMap((n) => [
        `write 不知道的第${n}件事`,
        ...SEND,
        ...(n === '三' ? ['key Tab'] : ON),
      ]),
    ],
    hears: [/^第 1 问/, /^第 2 问/, /^可以找谁 heading level 2/, /^第 3 问/, /^12385 link/],
  },
  'K10 the widget on a foreign page': {
    on: 'foreign',
    path: '/',
    steps: ['key Tab', 'key Return', 'write 护理补贴谁能领？', ...SEND, 'key Tab', 'key Escape', 'key Tab'],
    hears: [
      /^问政府公报 collapsed push button/,
      /^您的问题 entry/,
      /^提问 push button/,
      /^第 1 问：护理补贴谁能领？ heading level 3/,
      /^第 1 问，回答已生成/,
      /原文 1 0 0.* link/,
      /^问政府公报 collapsed push button/,
      /^公告 link/,
    ],
  },
  'the longest document, by its headings and its last table': {
    on: 'gazettes',
    path: '/documents/jzbf-2017-52',
    steps: [
      'key h',
      'key h',
      'key h',
      'key t',
      'key shift+t',
      'wait 1500',
      'key Down',
      'key Down',
      'key Down',
    ],
    hears: [/^Finished loading /, / heading level 2/, /table with \d+ rows \d+ columns/],
  },
}
