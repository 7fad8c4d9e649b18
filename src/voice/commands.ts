/** What a caller can ask of the call itself, whatever it is about. */
export const COMMANDS = [
  'person',
  'again',
  'previous',
  'next',
  'slower',
  'faster',
  'shorter',
  'longer',
  'source',
  'spell',
  'quote',
  'sms',
  'back',
  'new',
  'help',
  'topics',
  'pause',
  'bye',
  'resume',
  'number',
] as const
export type Command = (typeof COMMANDS)[number]

/** 0 and * mean the same everywhere; around 5, which carries the raised dot, lie the places of a player's keys. */
export const KEYS: Readonly<Record<string, Command>> = {
  '0': 'person',
  '1': 'shorter',
  '2': 'slower',
  '3': 'longer',
  '4': 'previous',
  '5': 'again',
  '6': 'next',
  '7': 'source',
  '8': 'faster',
  '9': 'sms',
  '*': 'back',
  '#': 'new',
}

/** How a command is said; without what FRONT and BACK take off. */
export const WORDS: Readonly<Record<Command, readonly string[]>> = {
  person: words('人工 转人工 找人 帮帮我接人 人工服务 接人工 工作人员 接线员 转接 客服 真人 接人 找个人'),
  again: words('再说一遍 没听清 重复 再听一遍 重说 再念一遍 没听见 没听明白 你说什么 重复一遍'),
  previous: words('上一段 前一段 往前 退回去听'),
  next: words('下一段 继续 往下说 接着说 往下听 往下念 接着念 后面呢'),
  slower: words('慢一点 慢点 说慢点 说慢一点 太快 慢慢说'),
  faster: words('快一点 快点 说快点 说快一点 太慢'),
  shorter: words('短一点 短点 只说结论 简短点 简单点 说重点 说要点 只说要点'),
  longer: words('详细一点 详细 详细点 说详细点 说详细一点'),
  source: words('出处 听出处 哪个文件 什么文件 文号 依据 有依据吗 根据什么'),
  spell: words('念文号 逐字念 逐字听 逐字念文号'),
  quote: words('原文 念原文 听原文'),
  sms: words('发短信 发给我 发到手机'),
  back: words('返回 取消 不对 回去'),
  new: words('换个问题 问别的 我想问别的 新问题 换一个问题'),
  help: words('帮助 怎么用 怎么按'),
  topics: words('按键 用按键 按键问'),
  pause: words(
    '等 等一下 等等 等一等 等会儿 等会 等下 稍等 请稍等 等我一下 停 停一下 停下 先停 暂停 打住 慢着 且慢 别说 别念 先别说 先别念 不说 让我想想 我想想 我记一下 我拿笔 别挂 够',
  ),
  bye: words('再见 没 没有 没有别的 不问 挂 拜拜 没事 就这样 没别的 问完 不用'),
  resume: words('接着上次 接着上次问 接着问 接上次'),
  number: words('编号 说编号 有编号 我有编号'),
}

function words(list: string): string[] {
  return list.split(' ')
}
