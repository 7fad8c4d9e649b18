import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const run = (input: string, ...options: string[]) =>
  spawnSync('node', ['--import', 'tsx', 'src/commands/speak.ts', ...options], { input, encoding: 'utf8' })

describe('npm run speak', () => {
  it('says line by line', () => {
    const { stdout, stderr, status } = run('每月80元\n\n吉政发〔2016〕44号\r\n')
    expect(stdout).toBe('每月八十元\n\n吉政发，二零一六年，第四十四号\n')
    expect([stderr, status]).toEqual(['', 0])
  })

  it('says document numbers letter by letter', () => {
    expect(run('吉民规〔2021〕3号', '--spell').stdout).toBe(
      '吉林的吉，人民的民，规定的规，二零二一，三，号\n',
    )
  })

  it('names what no voice could say', () => {
    const { stdout, stderr, status } = run('好的\n안녕\n')
    expect(stdout).toBe('好的\n안녕\n')
    expect(stderr).toBe('第 2 行还有念不出的：안 녕\n')
    expect(status).toBe(1)
  })

  it('says how it is to be written', () => {
    const { stderr, status } = run('', '--loud')
    expect(stderr).toContain('npm run -s speak')
    expect(status).toBe(1)
  })
})
