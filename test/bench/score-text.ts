import type { Figures, Score, Share } from '../../src/channels/web/score/figures.ts'

const percent = (p: number): string => (100 * p).toFixed(1)

const say = (share: Share | null): string =>
  share ? `${percent(share.hits / share.all)}（${percent(share.low)}–${percent(share.high)}）` : '–'

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`

const table = (title: string, list: readonly Figures[]): string =>
  [
    `## ${title}`,
    '',
    row(['问题', '个数', '第一条就是', '前三条里有', '前五条里有', '答对', '不该答的没答']),
    row(['---', '--:', '---', '---', '---', '---', '---']),
    ...list.map((f) =>
      row([f.name, f.questions, say(f.recall1), say(f.recall3), say(f.recall5), say(f.right), say(f.silent)]),
    ),
  ].join('\n')

/** The score as Markdown: the same figures as the page /score. */
export function scoreText(score: Score): string {
  const { all, kinds, regions, reliability, milliseconds } = score
  const times = (list: readonly number[]) => list.map((ms) => ms.toFixed(0)).join('、')
  return `${[
    '# 答得准不准',
    '',
    `${score.madeOn} 用 \`${score.command}\` 量的：${all.questions} 个开发问题（\`test/eval/dev\`），随代码来的索引和设置。百分比，括号里是 95 % 区间。`,
    '这些问题开发时看着；没见过的问题，成绩可能低一些。',
    '',
    table('全部', [all]),
    '',
    table('按问法', kinds),
    '',
    table('按地区', regions),
    '',
    '## 有多少把握，就对多少吗',
    '',
    '“自己的问法”是 `corpus/questions` 里的，没有一句找得到自己（`train/confidence.ts`），一半故意绕着说；居民真正的问题在两者之间。',
    '',
    row(['把握', '回答个数', '答对', '自己的问法', '找对']),
    row(['---', '--:', '---', '--:', '---']),
    ...reliability.map((r) =>
      row([
        `${r.from.toFixed(1)}–${r.to.toFixed(1)}`,
        r.right?.all ?? 0,
        say(r.right),
        r.own?.all ?? 0,
        say(r.own),
      ]),
    ),
    '',
    `回答里的句子 ${percent(score.grounded)} % 在引用的原文里。用到期的规划回答时说了到期：${say(all.told)}。`,
    '',
    `一问一答的快慢（毫秒，中位、95 %）：检索 ${times(milliseconds.search)}，回答 ${times(milliseconds.ask)}。机器忙时会慢。`,
  ].join('\n')}\n`
}
