/** What waits at a desk, as numbers. */
export interface DeskState {
  waiting: number
  overdue: number
  mine: number
}

/** Whether the case that is open has something new: words of the caller, a suggestion for them. */
export interface CaseNews {
  /** Lines since the page was opened. */
  lines: number
  suggestion: boolean
}

/** Larger numbers are told as more than this. */
const MOST = 99
const told = (n: number): string => (n > MOST ? `${MOST}多` : String(n))

/** The state of a desk in one line of a braille display: 40 cells, of which a Chinese character takes three at most. */
export function stateLine({ waiting, overdue, mine }: DeskState): string {
  return `等着${told(waiting)} 超时${told(overdue)} 在办${told(mine)}`
}

/** The same for the case that is open. */
export function newsLine({ lines, suggestion }: CaseNews): string {
  return lines === 0 ? '没有新话' : `新话${told(lines)}句${suggestion ? ' 有新建议' : ''}`
}
