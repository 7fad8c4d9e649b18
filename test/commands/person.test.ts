import { copyFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { describe, expect, it } from 'vitest'
import { withKeys } from '../../src/node-keys.ts'
import { createVault } from '../../src/privacy/vault.ts'
import { readSettings } from '../../src/settings.ts'
import { answer, draft } from './kept.ts'
import { folders, place, run, within } from './run.ts'

const folder = folders()
const DAY = 24 * 3_600_000

/** Two people, each with a conversation, an answer, feedback and a case. */
async function two() {
  const [dataDir, made] = [folder(), folder()]
  const vault = await createVault((await withKeys(readSettings({ DATA_DIR: dataDir }))).dataKey ?? '')
  const numbers = await within(made, async (store) => {
    const numbers: string[] = []
    for (const who of ['甲', '乙']) {
      await store.answers.add(answer(`a${who}`, { conversation: `c${who}`, question: `${who}的问题` }))
      await store.feedback.add({ answerId: `a${who}`, useful: false, note: `${who}的评语` })
      const opened = await store.cases.open(
        draft({ answerId: `a${who}`, conversation: `c${who}`, note: `${who}的留言` }),
        async (number) => ({
          phone: await vault.seal('13812345678', `${number} phone`),
          name: await vault.seal(`张${who}`, `${number} name`),
        }),
      )
      if (opened.kind !== 'reused') numbers.push(opened.value)
    }
    return numbers
  })
  await place(made, dataDir)
  const [first = '', second = ''] = numbers
  return { dataDir, first, second }
}

describe('a person', { timeout: 90_000 }, () => {
  it('is exported with what was sealed, and nobody else is', async () => {
    const { dataDir, first } = await two()
    const { status, out } = await run(dataDir, 'person-export', '--case', first)
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      case: { number: first, note: '甲的留言' },
      contact: { phone: '13812345678', name: '张甲' },
      answers: [{ question: '甲的问题' }],
      turns: [{ question: '甲的问题' }],
      feedback: [{ note: '甲的评语' }],
    })
    expect(out).not.toContain('乙')
    await within(dataDir, async (store) =>
      expect((await store.audit.after(2, 10)).map(({ action, case: number }) => [action, number])).toEqual([
        ['person.export', first],
      ]),
    )
  })

  it('is exported into a file for its owner only, and without the key as far as can be read', async () => {
    const { dataDir, first } = await two()
    const file = join(folder(), 'p.json')
    expect((await run(dataDir, 'person-export', '--case', first, '--out', file)).out).toBe('')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toContain('张甲')
    expect((await run(dataDir, 'person-export', '--case', first, '--out', file)).said).toContain('不覆盖')
    const keyless = folder()
    copyFileSync(join(dataDir, 'store.db'), join(keyless, 'store.db'))
    const { status, out, said } = await run(keyless, 'person-export', '--case', first)
    expect([status, said]).toEqual([0, expect.stringContaining('打不开')])
    expect(JSON.parse(out)).toMatchObject({ contact: { sealed: true }, case: { note: '甲的留言' } })
  })

  it('is erased by the case number, the log stays whole, and the other stays', async () => {
    const { dataDir, first, second } = await two()
    const { status, said } = await run(dataDir, 'person-erase', '--case', first)
    expect([status, said]).toEqual([0, expect.stringContaining('都删了')])
    for (const rest of ['', '-wal']) {
      const bytes = await Promise.resolve(`${join(dataDir, 'store.db')}${rest}`).then(read)
      for (const word of ['甲的问题', '甲的评语', '甲的留言']) expect(bytes.includes(word), word).toBe(false)
    }
    expect(await run(dataDir, 'audit-verify')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/完整，共 3 条/),
    })
    await within(dataDir, async (store) => {
      expect(await store.cases.find(first)).toMatchObject({ status: 'erased', callable: false })
      expect(await store.cases.find(second)).toMatchObject({ note: '乙的留言', callable: true })
      expect(await store.answers.find('a乙')).not.toBeNull()
    })
  })

  it.each(['person-export', 'person-erase'])('%s asks for a number that is there', async (command) => {
    const { dataDir, first } = await two()
    const nobody = first === '111111' ? '222222' : '111111'
    for (const args of [[], ['--case', '12'], ['--case', nobody], ['--who', first]])
      expect(await run(dataDir, command, ...args)).toMatchObject({
        status: 1,
        said: expect.stringMatching(/没有做成：.*(编号|写成)/),
      })
    expect(await run(folder(), command, '--case', first)).toMatchObject({
      status: 1,
      said: expect.stringContaining('DATA_DIR'),
    })
  })
})

const read = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}

describe('purge', { timeout: 90_000 }, () => {
  it('removes what is past its time, kind by kind, and keeps the rest', async () => {
    const dataDir = folder()
    const long = Date.now() - 200 * DAY
    const old = await within(
      dataDir,
      async (store) => {
        await store.answers.add(answer('old', { at: long, conversation: 'c1' }))
        await store.feedback.add({ answerId: 'old', useful: true })
        const opened = await store.cases.open(draft({ note: '很久以前' }), () => Promise.resolve({}))
        return opened.kind === 'reused' ? '' : opened.value
      },
      () => long,
    )
    await within(dataDir, (store) => store.answers.add(answer('new', { conversation: 'c2' })))
    const { status, out } = await run(dataDir, 'purge')
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(/对话：删了 1 条[^]*回答：删了 1[^]*评价：删了 0[^]*留言：删了 1/),
    ])
    await within(dataDir, async (store) => {
      expect(await store.answers.find('old')).toBeNull()
      expect(await store.answers.find('new')).not.toBeNull()
      expect(await store.feedback.of('old')).toHaveLength(1)
      expect(await store.cases.find(old)).toMatchObject({ status: 'erased' })
      expect(await store.audit.verify()).toMatchObject({ whole: true })
    })
    expect((await run(dataDir, 'purge')).out).toMatch(/对话：删了 0[^]*留言：删了 0/)
  })
})

describe('audit:verify', { timeout: 90_000 }, () => {
  const tamper = async (file: string, ...statements: string[]) => {
    const client = createClient({ url: `file:${file}` })
    for (const statement of statements) await client.execute(statement)
    client.close()
  }
  const logged = async () => {
    const [dataDir, made] = [folder(), folder()]
    await within(made, async (store) => {
      for (const actor of ['li', 'wang', 'zhao', 'sun'])
        await store.audit.add({ kind: 'read', action: 'case.contact', actor })
    })
    await place(made, dataDir)
    return dataDir
  }

  it.each([
    ['changed', 2, 'DROP TRIGGER audit_keeps_rows', "UPDATE audit SET actor = 'nobody' WHERE seq = 2"],
    ['taken out', 3, 'DROP TRIGGER audit_loses_none', 'DELETE FROM audit WHERE seq = 2'],
  ])('names the first entry that does not fit, where one was %s', async (_, broken, ...statements) => {
    const dataDir = await logged()
    const copy = join(folder(), 'copy.db')
    copyFileSync(join(dataDir, 'store.db'), copy)
    await tamper(copy, ...statements)
    expect(await run(dataDir, 'audit-verify', '--file', copy)).toMatchObject({
      status: 1,
      said: expect.stringContaining(`第 ${broken} 条`),
    })
    expect(await run(dataDir, 'audit-verify')).toMatchObject({
      status: 0,
      said: expect.stringContaining('完整，共 4 条'),
    })
  })

  it('finds that the end was cut off, by what it said before', async () => {
    const dataDir = await logged()
    const [, noted = ''] = /--noted (\S+)/.exec((await run(dataDir, 'audit-verify')).out) ?? []
    expect(await run(dataDir, 'audit-verify', '--noted', noted)).toMatchObject({ status: 0 })
    await tamper(
      join(dataDir, 'store.db'),
      'DROP TRIGGER audit_loses_none',
      'DELETE FROM audit WHERE seq > 2',
    )
    expect(await run(dataDir, 'audit-verify')).toMatchObject({ status: 0 })
    expect(await run(dataDir, 'audit-verify', '--noted', noted)).toMatchObject({
      status: 1,
      said: expect.stringContaining('第 3 条'),
    })
    expect((await run(dataDir, 'audit-verify', '--noted', '4')).said).toContain('请写成')
  })
})
