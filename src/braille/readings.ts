/**
 * Where liblouis 3.24's table zhcn-cbs misreads words of gazettes, found by comparing every word of the corpus with its
 * pinyin. Written with a character of the same sound and tone, they come out right; words that the table knows whole
 * (地区, 调查, 加强) are left alone.
 */
const READ_AS: readonly (readonly [misread: RegExp, sound: string])[] = [
  [/(?<!地)区/g, '驱'],
  [/(?<!调)查/g, '察'],
  [/(?<=[较不配克做建])强|^强(?=[基省村]|$)/g, '墙'],
  [/(?<=^|一)单(?=[体套病制]|$)/g, '丹'],
  [/(?<=厅|董事)长/g, '掌'],
  [/(?<=^等|^用|房)地/g, '帝'],
  [/(?<=安居|颐)乐/g, '勒'],
  [/重(?=组)|(?<=多)重$/g, '虫'],
  [/还(?=贷)/g, '环'],
  [/^还$/g, '孩'],
  [/^解$/g, '姐'],
  [/〇/g, '零'],
]

/** A word as the table has to see it to sound it rightly. */
export const sounded = (word: string): string =>
  READ_AS.reduce((text, [misread, sound]) => text.replace(misread, sound), word)
