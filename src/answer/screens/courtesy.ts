import { ABOUT, GOODBYE, GREETING, THANKS } from '../wording.ts'
import type { Screen, Sign } from './screen.ts'
import { signs } from './signs.ts'

/** The longest courtesy: beyond it people tell something. */
const LONGEST = 30

/**
 * The whole of a text is a courtesy: nothing is left when its words are taken out. `naming`: at least one of these is among
 * them. Taken out one after the other, as one expression for the whole would try every division of “好的好的好的”.
 */
function only(words: string, naming = /[^\P{L}啊呀啦吗呢吧哈哦噢嗯了哪]/u): Sign {
  const all = new RegExp(`${words}|[\\s，。、,.!！?？~～]|[啊呀啦吗呢吧哈哦噢嗯了哪]`, 'giu')
  return { test: (text) => text.length <= LONGEST && naming.test(text) && text.replace(all, '') === '' }
}

const WHO = '(?:同志|大夫|老师|师傅|大姐|大哥|大妹子|小妹|妹子|姑娘|小伙子|客服|听政|各位|您|你)'
const YES = '(?:好[的嘞]?|行|嗯|哦|啊|妥|得嘞|中|对|是|明白|知道|清楚|懂)了?'

const GREETINGS = only(
  `好久不见|喂|嗨|嘿|哎|(?:早上|上午|中午|下午|晚上|过年|新年)?好|早|拜年|hello|hi|hey|there|哈[喽罗啰]|在(?:吗|么|不在|不)|有人(?:在)?[吗没么不]?|听(?:得|的)?(?:到|见)|(?:能)?听见我说话|打扰一下|喂|打扰|请问(?:一下)?|(?:我?想|能|我要|我|要)?(?:问|咨询)(?:您|你)?(?:个|点|一?下)?(?:事儿?|问题)?(?:呗|不|行不|行吗)?|${WHO}|嗯`,
)
const THANKING = /谢|辛苦|麻烦|感激|有劳|thank|3q|添麻烦|你真好/iu
const ONLY_THANKS = only(
  `${YES}|可算|总算|弄|那|就|真是|实在|太|非常|十分|万分|多|给|为|帮我?|了|可|真好|不尽|没别的|没事|没了|我记住|解答|得|很|的|谢|感谢|感激|麻烦|添麻烦|辛苦|有劳|thanks?|thank|you|very|much|3q|好|清楚|明白|${WHO}`,
  THANKING,
)
const LEAVING =
  /再见|拜|挂|回见|再会|晚安|bye|不问|没(?:别的)?(?:事|有|问题|啥)|问完|完事|不用|不打扰|先(?:这样|走|到)|就(?:这样|这些|到这)|回头|改天|下次|明天再|撂|退出|结束|不说/iu
const ONLY_LEAVING = only(
  `${YES}|那|就|先|我|电话|这样|这些|到这|这|里|儿|走|再见|拜|挂|撂|回见|再会|晚安|good|bye|不问|不说|问完|完事|不用|不打扰|没啥|没有?|别的|问题|问你|事|问|的|回头|改天|下次|明天|再|说|聊|退出|结束|谢|${WHO}`,
  LEAVING,
)
const SELF = signs([
  '^(?:请问)?(?:你|您|你们|这|这个|这电话|这个?(?:网站|电话|地方|服务|系统))(?:们)?(?:到底)?(?:是不是|是|叫|算)?(?:个)?(?:谁|什么|啥|干什么|干啥|机器人?|人工|真人|人|电脑|AI|ChatGPT|人工智能|什么(?:服务|系统|地方|网站)|哪里|哪个单位|政府的?人?|做什么用|啥用|谁做|谁办|叫啥|多大|几岁)(?:的)?(?:还是.{0,6})?(?:吗|呀|啊|呢|名字|不|了)?[？?。]*$',
  '^(?:你|您|你们)(?:都|到底)?(?:能|会|懂|知道|管|可以)(?:给我|帮我)?(?:干|做|回答|管|知道|懂)?(?:点)?(?:什么|啥|哪些|哪方面|多少)(?:问题|事|的事|文件)?[？?。吗呢]*$',
  '(?:什么是听政|听政是(?:什么|啥))|介绍(?:一下)?你自己|你(?:的)?(?:回答|说的?)…(?:准不准|准吗|能信|可信|靠谱)|你.{0,4}(?:从)?哪(?:里|儿|来)…(?:资料|答案|找)|你收费|你有(?:什么|啥)功能|(?:怎么|咋)用你|该?怎么问你|跟谁说话|^.{0,3}真人在?说话|您贵姓|你能听懂我|(?:你|你们)会(?:不会)?…(?:泄露|记录|保存).{0,4}我|你用的?(?:什么|啥)模型|这个?服务是谁|你们这个?.{0,4}是谁|你是(?:谁|哪).{0,6}$',
])

/** Answered by the service itself; the first that fits. */
export const COURTESIES: Screen[] = [
  { status: 'answered', say: GREETING, when: GREETINGS },
  { status: 'answered', say: ABOUT, when: SELF },
  { status: 'answered', say: GOODBYE, when: ONLY_LEAVING },
  { status: 'answered', say: THANKS, when: ONLY_THANKS },
]
