/** When the statement was last gone through, by hand. */
export const STATED_ON = '2026-11-25'
/** When the tests went through every page, state and theme, and every journey, for the last time. */
export const WHOLE_ON = '2026-11-25'

export interface Tried {
  with: string
  what: string
  /** program: by tests of ours, a part with every change. nobody: not by any person yet. */
  by: 'program' | 'nobody'
}

/** What was tried with what. A screen reader that no person has tried stands here as not tried, however sure we are. */
export const TRIED: readonly Tried[] = [
  {
    with: 'Chromium（Debian 12）',
    what: '每一页、每一种状态、每一种颜色：键盘、放大到 400 %、窄屏、字距、长辈版',
    by: 'program',
  },
  { with: 'axe-core 4.14.1', what: 'WCAG 2.2 的 A、AA、AAA 规则', by: 'program' },
  { with: 'IBM Equal Access 4.0.34', what: 'WCAG 2.2 规则', by: 'program' },
  { with: 'html-validate 10.17.0', what: '网页写得合不合规范', by: 'program' },
  { with: '虚拟读屏 0.33.0', what: '问一个问题，听到的是什么、按什么次序', by: 'program' },
  { with: 'Orca 读屏（Linux）', what: '由程序按键，问、读、打开条款；没有人用它试过', by: 'program' },
  { with: '不用 JavaScript，不用 Cookie', what: '提问、接着问、评价、换地区、请人回答', by: 'program' },
  { with: 'NVDA、JAWS、争渡读屏、阳光读屏', what: '电脑上的读屏软件', by: 'nobody' },
  { with: 'TalkBack、旁白（VoiceOver）、华为屏幕朗读', what: '手机上的读屏软件', by: 'nobody' },
  { with: '语音控制、单键开关、屏幕放大镜', what: '不用手、只用一个键、只看一小块', by: 'nobody' },
  { with: '盲文（liblouis，国家通用盲文）', what: '读音和分词由程序核对，没有盲人校对过', by: 'nobody' },
  { with: '盲人、低视力、听障、认知障碍和 70 岁以上的人', what: '自己用一遍', by: 'nobody' },
]

/** What we know does not work, or not well. */
export const GAPS: readonly string[] = [
  '没有手语视频，也没有易读版。',
  '公报里的大表格在窄屏上要左右移动；表里的一行可以打开条款页，一格一格地看。',
  '公报的话不好懂。回答把它们分成给谁、有什么、谁负责，没有换成更好懂的话。',
  '小屏幕上，提问框在回答的下面，两个不能一起看见；回答下面有“接着问”，按了就到。',
  '盲文里地名、人名和多音字可能读错。',
  '录音不分章节，长的条款要从头听。',
  '还没有请外面的机构评测，所以不说“完全符合”。',
]
