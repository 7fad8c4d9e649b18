import type { Found } from './numbers.ts'

const NUMBER =
  '(?:[0-9０-９]{1,5}|[零〇一二两三四五六七八九十百]{1,5}|[A-Za-zＡ-Ｚ甲乙丙丁东西南北](?![a-z]))'
const UNIT =
  '(?:号楼|号院|号栋|号门|号(?!线|文|令|公告|通知|文件|召)|栋|幢|座(?!位|谈)|单元|门(?!诊|口|前|面|类|槛|市)|室|户(?!籍|口|数|主|均)|楼|层|组|队|社|委(?![员托会])|弄|巷)'
/** 3号楼、2单元、501室, or 3-2-501 written behind one of them. */
const PART = `${NUMBER}(?:[-－—–#]${NUMBER}){0,3}`
const PLACE_IN_HOUSE = new RegExp(
  `(?<!第)${PART}${UNIT}(?:[ 　,，]?的?${PART}${UNIT}){0,5}(?:[ 　]?(?:[0-9０-９]{2,4}|[零〇一二三四五六七八九]{3,4})(?![0-9０-９元块年月日个人岁%]))?|[0-9]{1,3}[-－—–][0-9]{1,2}[-－—–][0-9]{3,4}(?![0-9])|[0-9]{1,3}#[0-9]{3,4}(?![0-9])`,
  'g',
)

/** What the name of a street, an estate or a village ends with. */
const STREET =
  '(?:街道|大街|大路|大道|胡同|小区|花园|家园|嘉园|佳苑|新村|公寓|大院|家属楼|家属院|宿舍|社区|农场|林场|路|街|巷|弄|村|屯|乡|镇|苑|庭|里|园|府|湾|郡|城)'
const NAMED = new RegExp(`${STREET}[东西南北中]?(?:侧|头|段)?[ 　,，]?$`)
/** What ends in such a word without being a name. */
const COMMON =
  /(?:[道公铁线思出水一套退门网马上歧半]路|(?<![\p{Script=Han}]{2})街道|乡镇|行政村|自然村|自然屯|每个?村|[各全本该进农贫]村|城乡|(?<![\p{Script=Han}]{2})(?:社区|小区)|[的个各该本这那]社区|[的个各该本这那]小区|这里|哪里|那里|家里|院里|屋里|手里|城里|村里|屯里|校园|公园|县城|进城|长城|政府|住宿舍)[ 　,，]?$/u
/** Where a name begins: after a mark, a region, or the words with which people come to their address. */
const LEAD =
  /(?:[^\p{Script=Han}]|省|自治[区州旗县]|市|(?<![小社校])区|县|盟|[住在搬到是去从我俺们]|地址|位于|(?:我|俺|他|她|们|妈|爸|老)家)$/u
const ESTATE = /^\p{Script=Han}{0,10}$/u
const LONGEST_NAME = 6
const LOOK_BACK = 40
const MOST_NAMES = 4

/** Addresses down to a house. A place alone (长春市朝阳区) names nobody and is kept: the answer depends on it. */
export function addressesIn(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(PLACE_IN_HOUSE)) {
    const from = startOf(text, match.index, match[0])
    if (from === undefined) continue
    const last = found.at(-1)
    const to = match.index + match[0].length
    // 东环城路3999号力旺花都12栋: what lies between a street's number and a house's is the estate's name.
    if (last && ESTATE.test(text.slice(last.to, from))) last.to = to
    else found.push({ from: Math.max(from, last?.to ?? 0), to, word: '〔住址〕' })
  }
  return found
}

/** Where the address begins whose house number is `part`; undefined if it is none. */
function startOf(text: string, at: number, part: string): number | undefined {
  const before = text.slice(Math.max(0, at - LOOK_BACK), at)
  const street = NAMED.test(before) && !COMMON.test(before)
  const parts = part.match(/号楼|号院|栋|幢|座|单元|室|门|楼|层|号|户|#|[-－—–]/g)?.length ?? 0
  const house = /单元|号楼|栋|幢/.test(part)
  if (!street && !(house && (parts > 1 || /[0-9０-９]{3,4}$/.test(part)))) return undefined
  if (!/[号栋幢座室门组队社弄巷委]|单元|[-－—–].*[-－—–]/.test(part)) return undefined
  return at - before.length + nameStart(before)
}

/** Back over the names that lie before the house number: 向阳乡红旗村, 红旗街, 幸福小区. */
function nameStart(before: string): number {
  let start = before.length
  for (let names = 0; names < MOST_NAMES; names++) {
    const left = before.slice(0, start)
    if (!NAMED.test(left)) break
    const next = oneName(left)
    if (next === start) break
    start = next
    if (LEAD.test(left.slice(0, start))) break
  }
  return start
}

function oneName(left: string): number {
  const suffix = NAMED.exec(left)?.index ?? left.length
  let start = suffix
  while (start > 0 && suffix - start < LONGEST_NAME) {
    const rest = left.slice(0, start)
    if (LEAD.test(rest)) break
    if (suffix - start >= 1 && NAMED.test(rest)) break
    start -= 1
  }
  return start
}
