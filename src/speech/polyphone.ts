/**
 * Words of gazettes with a character of several readings, and how they are read: a syllable a character, the tone as its
 * number, ü as v (Amazon's x-amazon-pinyin and Microsoft's sapi take it so).
 */
const READINGS: readonly (readonly [word: string, pinyin: string])[] = (
  '行政 xing2-zheng4|执行 zhi2-xing2|发行 fa1-xing2|银行 yin2-hang2|行业 hang2-ye4|长春 chang2-chun1|长期 chang2-qi1|' +
  '长白山 chang2-bai2-shan1|增长 zeng1-zhang3|家长 jia1-zhang3|校长 xiao4-zhang3|厅长 ting1-zhang3|重度 zhong4-du4|' +
  '重点 zhong4-dian3|严重 yan2-zhong4|重新 chong2-xin1|重复 chong2-fu4|双重 shuang1-chong2|参差 cen1-ci1|还款 huan2-kuan3|' +
  '还贷 huan2-dai4|偿还 chang2-huan2|给予 ji3-yu3|供给 gong1-ji3|供养 gong1-yang3|供应 gong1-ying4|处分 chu3-fen4|' +
  '处理 chu3-li3|处罚 chu3-fa2|处长 chu4-zhang3|办事处 ban4-shi4-chu4|数额 shu4-e2|称职 chen4-zhi2|职称 zhi2-cheng1|' +
  '应届 ying1-jie4|应当 ying1-dang1|应急 ying4-ji2|适应 shi4-ying4|调整 tiao2-zheng3|调解 tiao2-jie3|协调 xie2-tiao2|' +
  '调动 diao4-dong4|调查 diao4-cha2|调研 diao4-yan2|因为 yin1-wei4|作为 zuo4-wei2|朝阳区 chao2-yang2-qu1|乾安 qian2-an1|' +
  '珲春 hun2-chun1|着力 zhuo2-li4|累计 lei3-ji4|积累 ji1-lei3|差额 cha1-e2|率先 shuai4-xian1|覆盖率 fu4-gai4-lv4|' +
  '便民 bian4-min2|干预 gan1-yu4|骨干 gu3-gan4|中标 zhong4-biao1|适当 shi4-dang4|种植 zhong4-zhi2|承载 cheng2-zai4'
)
  .split('|')
  .map((entry): [string, string] => {
    const [word = '', pinyin = ''] = entry.split(' ')
    return [word, pinyin.replaceAll('-', ' ')]
  })

const KNOWN = new Map(READINGS)
const FOUND = new RegExp([...KNOWN.keys()].join('|'), 'g')

/** A piece of a spoken text; with `pinyin` (syllables with tone numbers, spaced) where the reading has to be pinned. */
export interface Piece {
  text: string
  pinyin?: string
}

/** A spoken text with the readings of its polyphones, for voices that take them. Joined, the pieces are the text. */
export function pinReadings(spoken: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { 0: word, index } of spoken.matchAll(FOUND)) {
    if (index > at) pieces.push({ text: spoken.slice(at, index) })
    pieces.push({ text: word, pinyin: KNOWN.get(word) ?? '' })
    at = index + word.length
  }
  if (at < spoken.length) pieces.push({ text: spoken.slice(at) })
  return pieces
}
