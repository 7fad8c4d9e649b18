import { toSpoken } from '../speech/speak.ts'
import { PLANNED } from './modality.ts'

const HAN = '[一二三四五六七八九十]{1,3}'
const MARK = `(?:[（(](?:${HAN}|\\d{1,2})[）)]|\\d{1,2}[.．、](?!\\d)|${HAN}、(?!${HAN}))`

/** An item's number, behind the place or PLANNED that we put before it. */
const NUMBERED = new RegExp(`^((?:[^：。]{2,6}[省市县]：)?(?:${PLANNED})?)${MARK}\\s*`)
const ANOTHER = new RegExp(`[。；：]\\s*${MARK}`)

/** 《吉林省人民政府办公厅关于…》: the number behind it says whose it is. */
const ISSUER = /《[^《》]{2,12}人民政府(?:办公厅|办公室)?(?=关于[^《》]*》（)/g

const isSource = (line: string): boolean => line.startsWith('出处：')

/** Whom to ask is what one does next. */
const isNextStep = (line: string): boolean => /请问[\d-]+。$/.test(line)

/** 2.加强… → 加强…: an item's number says nothing without the other items. */
function withoutNumber(line: string): string {
  const alone = line.replace(NUMBERED, '$1')
  return ANOTHER.test(alone) ? line : alone
}

/**
 * A written answer for the ear, line by line: what it says, where that stands, what to do next. Only item numbers and
 * issuers that a document number names are left out, so it states what is written and nothing else; that a plan is over
 * stays before what it said. The same answer always sounds the same: the locks rely on it.
 */
export function forTheEar(answer: string): string {
  if (last.answer !== answer) last = { answer, spoken: spokenOf(answer) }
  return last.spoken
}

/** The locks say an answer again right after it was told. */
let last = { answer: '', spoken: '' }

function spokenOf(answer: string): string {
  const lines = answer.split('\n')
  const ordered = [...lines.filter((line) => !isNextStep(line)), ...lines.filter(isNextStep)]
  const short = ordered.map((line) => (isSource(line) ? line.replace(ISSUER, '《') : withoutNumber(line)))
  return toSpoken(short.join('\n'))
}
