import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseQuestionFile, parseQuestions, type QuestionFile } from '../../src/corpus/questions.ts'
import { openModelServer, type ModelServer, type Script } from '../answer/model-server.ts'

let home: string
let server: ModelServer
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'tingzheng-questions-'))
  for (const name of ['src', 'prompts', 'node_modules', 'package.json'])
    symlinkSync(join(process.cwd(), name), join(home, name))
  cpSync('index', join(home, 'index'), { recursive: true })
  server = await openModelServer()
})
beforeEach(() => {
  rmSync(join(home, 'corpus'), { recursive: true, force: true })
  cpSync('corpus', join(home, 'corpus'), { recursive: true })
  server.received.length = 0
})
afterAll(async () => {
  await server.close()
  rmSync(home, { recursive: true })
})

const MODEL = () => ({ CHAT_BASE_URL: server.baseUrl, CHAT_MODEL: 'scripted' })

async function run(command: string, args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', `src/commands/questions-${command}.ts`, ...args],
    {
      cwd: home,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, said }
}

const json = (document: string): string =>
  readFileSync(join(home, 'corpus/questions', `${document}.json`), 'utf8')
const entry = (clauseId: string): QuestionFile[string] | undefined => {
  const document = clauseId.split('.')[0] ?? ''
  return parseQuestionFile(json(document), document)[clauseId]
}

const ASKED = 'tzf-2017-37.p1'
const DRAFTED = {
  plain: ['这一条讲的是哪一类待遇？'],
  everyday: ['俺家老太太瘫了三年，我跟谁说理去呢', '屯里这回该轮着谁家了，给个准话呗'],
  heard: ['嗯那个老太太的事归谁管哪'],
}

describe('questions:add', () => {
  it('puts a question behind those of its kind, changes nothing else, and says what is next', async () => {
    const before = parseQuestionFile(json('tzf-2017-37'), 't')
    const question = '咱同江这本子到底图个啥，给俺念叨念叨'
    const { status, said } = await run('add', ['--clause', ASKED, '--kind', 'everyday', question])
    expect([status, said]).toEqual([0, expect.stringContaining('npm run ingest')])
    const after = parseQuestionFile(json('tzf-2017-37'), 't')
    const own = before[ASKED]
    expect(after).toEqual({ ...before, [ASKED]: { ...own, everyday: [...(own?.everyday ?? []), question] } })
    expect(json('tzf-2017-37')).toBe(`${JSON.stringify(after, null, 2)}\n`)
  })

  it.each([
    [['--clause', 'nowhere.1', '--kind', 'plain', '谁能领这个钱？'], '没有编号是 nowhere.1 的条款'],
    [['--clause', ASKED, '--kind', 'often', '谁能领这个钱？'], '--kind 应是'],
    [['--clause', ASKED, '--kind', 'plain'], '没有写问法'],
    [['--clause', ASKED, '--kind', 'heard', '谁能领，这个钱'], '听写的问法没有标点'],
    [['--kind', 'plain', '谁能领这个钱？'], '要写是哪一条'],
  ])('refuses in plain words: %j', async (args, reason) => {
    const before = json('tzf-2017-37')
    const { status, said } = await run('add', args)
    expect([status, said]).toEqual([1, expect.stringContaining(reason)])
    expect(said).not.toMatch(/\n\s+at /)
    expect(json('tzf-2017-37')).toBe(before)
  })
})

describe('questions:draft', () => {
  /** As it was before anybody wrote questions for its first six clauses. */
  beforeEach(() => {
    const entries = Object.entries(parseQuestionFile(json('jzbf-2017-52'), 'j'))
    writeFileSync(
      join(home, 'corpus/questions/jzbf-2017-52.json'),
      JSON.stringify(Object.fromEntries(entries.slice(6)), null, 2),
    )
  })

  it('says which settings name a model when none does', async () => {
    const { status, said } = await run('draft')
    expect([status, said]).toEqual([
      1,
      expect.stringMatching(/^没有做成：没有设置语言模型。请写 CHAT_BASE_URL.*CHAT_MODEL/),
    ])
  })

  it('writes drafts that nobody is shown, for clauses without questions, and leaves out what breaks the checks', async () => {
    server.script = ({ user }) => {
      const clause = user.slice(user.indexOf('条款：') + 4)
      return JSON.stringify({
        ...DRAFTED,
        everyday: [...DRAFTED.everyday, clause.slice(0, 30), '我电话13800138000谁管'],
      })
    }
    const before = parseQuestions(json('jzbf-2017-52'), 'j')
    const { status, said } = await run('draft', ['--document', 'jzbf-2017-52', '--most', '2'], MODEL())
    expect([status, said]).toEqual([0, expect.stringContaining('2 条写了草稿')])
    expect(server.received).toHaveLength(2)
    const file = parseQuestionFile(json('jzbf-2017-52'), 'j')
    const drafted = Object.entries(file).filter(([, e]) => e.drafts)
    expect(drafted.map(([, e]) => e)).toEqual(
      Array.from({ length: 2 }, () => ({ drafts: { ...DRAFTED, model: 'scripted', prompt: 'questions-1' } })),
    )
    expect(parseQuestions(json('jzbf-2017-52'), 'j')).toEqual(before)
    const [id = ''] = drafted.map(([clauseId]) => clauseId)
    expect((await run('accept')).said).toContain(DRAFTED.everyday[0])
    const accepted = await run('accept', ['--clause', id])
    expect([accepted.status, accepted.said]).toEqual([0, expect.stringContaining('npm run ingest')])
    expect(entry(id)).toEqual(DRAFTED)
  })

  const BROKEN: Record<string, Script> = {
    rubbish: () => '没有 JSON',
    'an error': () => (response) => response.writeHead(500).end(),
  }
  it.each(Object.entries(BROKEN))(
    'stops after three failures in a row, and writes nothing: %s',
    async (_, script) => {
      server.script = script
      const before = json('jzbf-2017-52')
      const { status, said } = await run('draft', ['--document', 'jzbf-2017-52'], MODEL())
      expect([status, said]).toEqual([1, expect.stringContaining('没有做成')])
      expect(server.received).toHaveLength(3)
      expect(json('jzbf-2017-52')).toBe(before)
    },
  )

  it('knows no document of that name', async () => {
    const { status, said } = await run('draft', ['--document', 'x'], MODEL())
    expect([status, said]).toEqual([1, expect.stringContaining('没有编号是 x 的文件')])
  })
})

describe('questions:accept', () => {
  it('says when there is nothing to read', async () => {
    expect(await run('accept')).toEqual({ status: 0, said: '没有等着看的草稿。\n' })
    expect((await run('accept', ['--clause', ASKED])).status).toBe(1)
  })
})
