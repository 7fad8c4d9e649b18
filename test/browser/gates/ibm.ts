import type { Page } from 'playwright-core'
import { inject } from '../reader.ts'
import { unexplained } from './explained.ts'

interface Finding {
  ruleId: string
  reasonId: string
  value: [string, string]
  message: string
  path: { dom: string }
}

/** IBM Equal Access: every failed requirement, and what it leaves to people without a listed reason. */
export async function ibm(page: Page): Promise<string[]> {
  await inject(page, 'accessibility-checker-engine/ace.js', 'ace')
  const found = await page.evaluate(async () => {
    const { ace } = globalThis as unknown as {
      ace: { Checker: new () => { check(d: Document, p: string[]): Promise<{ results: Finding[] }> } }
    }
    const { results } = await new ace.Checker().check(document, ['WCAG_2_2', 'IBM_Accessibility'])
    return results
      .filter(({ value }) => value[0] === 'VIOLATION' && value[1] !== 'PASS')
      .map(({ ruleId, reasonId, value, message, path }) => ({ ruleId, reasonId, value, message, path }))
  })
  const line = ({ ruleId, reasonId, value, message, path }: Finding) =>
    `ibm ${value[1].toLowerCase()} ${ruleId}/${reasonId}: ${path.dom} ${message}`
  const failed = found.filter(({ value }) => value[1] === 'FAIL')
  const open = found.filter(({ value }) => value[1] !== 'FAIL')
  return [
    ...failed.map(line),
    ...unexplained(
      'ibm',
      open.map((one) => ({ rule: one.ruleId, text: line(one) })),
    ),
  ]
}
