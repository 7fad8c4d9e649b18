import { COMMANDS, WORDS, type Command } from './commands.ts'

/** What was heard, without spaces and stops: recognisers put them as they like. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}*#]/gu, '')

const FRONT =
  /^(?:[嗯呃啊哎诶喂哦那]|哎呀|这个|那个|就是|好的?|行|对|你好|您好|请|麻烦|劳驾|帮我|给我|替我|我想要?|我要|我再|想要?|要|先|你|您)/u
const BACK = /(?:[吧呗啊呀呢哦嘛吗啦了哈]|一下|行不行|行吗|好吗|可以吗|谢谢|同志|师傅)$/u

/** An utterance, and all that is left of it when one polite word after the other is taken off. */
function stripped(text: string): Set<string> {
  const left = new Set([text])
  // A set hands out what is added while it is read.
  for (const at of left)
    for (const less of [at.replace(FRONT, ''), at.replace(BACK, '')]) if (less !== '') left.add(less)
  return left
}

const SPOKEN = new Map<string, Command>(
  COMMANDS.flatMap((command) => WORDS[command].map((word): [string, Command] => [word, command])),
)

/** 转到工作人员那里, 找个真人跟我说; not 人工耳蜗, 人工智能. */
const PERSON =
  /(?:转|找|接|叫|让|跟|要|换|有没有)(?:个|到|给|一个)?.{0,3}(?:人工(?:服务|台|坐席)?|工作人员|真人|客服|接线员|活人)(?:那里|那儿|来|接|说话?|跟我说|帮我|听)?[吗吧呗啊呀嘛]?$/u
/** 找个人跟我说, 叫个人来接电话. */
const SOMEONE =
  /(?:找|叫|换)个(?:活|真)?人(?:来|接|听|跟我|和我|帮我)?(?:说|讲|接|听|问)?(?:电话|话|一下|问)?[吧呗啊呀嘛]?$/u
/** 几点有人, 明天能找到人吗: the way to a person says when there is one. */
const HOURS =
  /^(?:请问|那|你们?|您们?)*(?:什么时候|啥时候|几点|今天|明天|后天|周末|现在)(?:能|会|才|还)?(?:找到人|有人(?:接|在|上班)?|上班|下班)[吗呢啊呀]?$/u
/** 哪个文件说的, 有没有文件, 凭什么这么说. */
const SOURCE =
  /^(?:这|那)?(?:个|些|话)?(?:是|在)?(?:(?:哪个|哪份|哪一?条|什么|啥)(?:文件|规定|依据)(?:里)?(?:说|写|讲|规定)?[的着过了]?|谁说的|哪(?:里|儿)(?:说|写|规定)[的着过了]?|有没有(?:文件|依据|出处)|凭(?:什么|啥)这么说|依据(?:是)?(?:什么|啥))[吗呢啊呀]?$/u
/** Longer, it is a question that has the words of a command in it. */
const LONGEST_COMMAND = 14

/** The command that an utterance is, as a whole; undefined for all else. */
export function commandIn(text: string): Command | undefined {
  const said = plain(text)
  if (said.length > LONGEST_COMMAND) return undefined
  for (const left of [...stripped(said), said.replace(/(.+?)\1+/gu, '$1')]) {
    const found = SPOKEN.get(left)
    if (found) return found
  }
  if ([PERSON, SOMEONE, HOURS].some((asks) => asks.test(said))) return 'person'
  return SOURCE.test(said) ? 'source' : undefined
}

/** What a listener says to show that he listens. */
const LISTENING =
  /^(?:嗯+|哦+|噢|啊+|呃|唉|诶|对[的呀啊]?|好[的嘞吧啊]?|是[的啊呀]?|行[吧啊]?|成|中|妥|这样|我?(?:明白|知道|晓得|清楚|懂|听着|在听)|可以|没错|原来如此|得|了)+$/u

/** 嗯, 对, 好的: these never interrupt. Counted by characters; spaces mean nothing. */
export const isListening = (text: string): boolean => LISTENING.test(plain(text))

/** 喂喂, 有人吗: somebody is there, and waits to be spoken to. */
export const isHail = (text: string): boolean =>
  /^(?:喂|[你您]好|哎|诶|有人[吗没]?|在吗|听[得能]?见[吗没]?|能听见吗?)+$/u.test(plain(text))

const YES =
  /^(?:嗯+|对[的呀啊]?|好[的嘞吧啊]?|是[的啊呀]?|行[吧啊]?|成|中|妥|可以[的啊]?|要|愿意|没错|没问题|当然|同意|麻烦您?了?|那就|转吧|发吧|打吧)+了?$/u
const NO =
  /^(?:嗯|啊)?(?:不是|不对|不用|不要|不行|不好|不|没有?|错|别|算|不想|不愿意|不同意|不可以|先不|不必)(?:转|发|打)?(?:[了吧啊的呢]|谢谢)*$/u
const UNKNOWN = /不知道|不清楚|不晓得|不记得|忘了|说不好|没有?证|不确定/u

export const isYes = (text: string): boolean => YES.test(plain(text))
export const isNo = (text: string): boolean => NO.test(plain(text))
export const isUnknown = (text: string): boolean => UNKNOWN.test(plain(text))

const DIGITS = new Map(
  [...'零一二三四五六七八九', '〇', '幺', '要', '腰', '两', '洞', '拐'].map((c, i) => [
    c,
    i < 10 ? String(i) : ({ 〇: '0', 洞: '0', 两: '2', 拐: '7' }[c] ?? '1'),
  ]),
)
const AROUND =
  /^(?:我的|我|是|口述|编号|号码|电话|口令|就是|为|帮我|请|查一下|查|打开|念一下|念)+|(?:号|就是这个|对吗)$/gu

/** A number said digit by digit (四八二，九一三; 幺三八…); empty for all that is more, or less, than that. */
export function digitsIn(text: string): string {
  const said = plain(text).replace(AROUND, '')
  const digits = [...said].map((c) => (/\d/.test(c) ? c : DIGITS.get(c)))
  return digits.includes(undefined) ? '' : digits.join('')
}
