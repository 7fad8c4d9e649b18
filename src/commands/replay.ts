import { isDeepStrictEqual } from 'node:util'
import { diffLines } from 'diff'
import type { Answer, Question } from '../answer/answer.ts'
import { createNodeFiles } from '../drivers/node-files.ts'
import { nodeEmbedder, nodeStore } from '../node-vectors.ts'
import type { AnswerRecord } from '../ports/conversations.ts'
import { maskPersonal } from '../privacy/mask.ts'
import { servicesFrom } from '../services-from.ts'
import type { Settings } from '../settings.ts'
import { VERSION } from '../version.ts'
import { CommandError, runCommand } from './command.ts'
import { withStore } from './store-file.ts'

const USAGE = 'npm run replay -- --answer 回答的编号'

const VERSIONS: Record<string, string> = {
  corpus: '公报',
  ranker: '排序',
  embedder: '向量模型',
  vectorStore: '向量存放',
  chat: '语言模型',
  service: '程序',
}

/** What an answer consists of, in the words it is compared under. */
const PARTS = {
  status: '结果',
  reason: '原因',
  text: '回答',
  citations: '出处',
  notices: '提示',
  contacts: '电话',
  completeness: '完整',
  confidence: '把握',
} as const
type Parts = { [Name in keyof typeof PARTS]: unknown }

/**
 * `npm run replay -- --answer ID`: asks again what was asked, with the region and on the date of then, of the index of now,
 * and compares. Equal versions must give an equal answer; where they differ, it shows what changed.
 */
async function replay(settings: Settings, id: string | undefined): Promise<boolean> {
  if (!id) throw new CommandError(`要写是哪个回答。请写成：${USAGE}`)
  const kept = await withStore(settings, ({ answers }) => answers.find(id))
  if (!kept) throw new CommandError(`没有编号是 ${id} 的回答，或者已经到期删了。`)
  console.log(`${new Date(kept.at).toISOString()} 问：${kept.question}`)
  console.log(`地区：${kept.region ?? '没有说'}。日期：${kept.today}。`)
  const { answer, versions } = await askAgain(settings, kept)
  const same = tellVersions(kept.versions, versions)
  const changed = tellParts(partsOf(kept), partsOf({ ...answer, text: maskPersonal(answer.answer) }))
  if (changed.length === 0) console.log('回答和出处：和当时完全一样。')
  else if (same) console.log(`版本都一样，${changed.join('、')}却不一样：请告诉维护的人。`)
  else console.log(`和当时不一样的有：${changed.join('、')}。`)
  return changed.length === 0
}

async function askAgain(settings: Settings, kept: AnswerRecord) {
  const files = createNodeFiles('index')
  const embedder = await nodeEmbedder(settings, files)
  const drivers = { files, store: nodeStore(settings), ...(embedder ? { embedder } : {}) }
  const services = await servicesFrom(drivers, { ...settings, today: kept.today })
  const question: Question = {
    question: kept.question,
    ...(kept.region !== undefined ? { region: kept.region } : {}),
    ...(kept.context.length > 0 ? { context: [...kept.context] } : {}),
  }
  const answer: Answer = await services.ask(question)
  return { answer, versions: { ...services.versions(), service: VERSION } as Record<string, string> }
}

function tellVersions(then: AnswerRecord['versions'], now: Record<string, string>): boolean {
  const names = Object.keys({ ...then, ...now })
  for (const name of names) {
    const [was, is] = [then[name] ?? '没有记', now[name] ?? '没有']
    console.log(
      `${VERSIONS[name] ?? name}：${was === is ? `一样（${is}）` : `不一样，当时 ${was}，现在 ${is}`}`,
    )
  }
  return names.every((name) => then[name] === now[name])
}

/** As it is after being kept: what is undefined is gone. */
function partsOf(from: Partial<Parts>): Parts {
  const { status, reason, text, citations, notices, contacts, completeness, confidence } = from
  const parts = { status, reason, text, citations, notices, contacts, completeness, confidence }
  return JSON.parse(JSON.stringify(parts)) as Parts
}

function tellParts(then: Parts, now: Parts): string[] {
  const names = Object.keys(PARTS) as (keyof Parts)[]
  const changed = names.filter((name) => !isDeepStrictEqual(then[name], now[name]))
  for (const name of changed) {
    console.log(`${PARTS[name]}（- 当时，+ 现在）：`)
    for (const { value, added, removed } of diffLines(linesOf(then[name]), linesOf(now[name])))
      if (added || removed) console.log(value.trimEnd().replaceAll(/^/gm, added ? '+ ' : '- '))
  }
  return changed.map((name) => PARTS[name])
}

function linesOf(value: unknown): string {
  return `${typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '没有')}\n`
}

void runCommand({
  usage: USAGE,
  options: ['answer'],
  run: (settings, { answer }) => replay(settings, answer),
})
