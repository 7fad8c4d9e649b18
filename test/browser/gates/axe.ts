import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { inject } from '../reader.ts'
import { unexplained } from './explained.ts'

const TAGS = [
  'wcag2a',
  'wcag2aa',
  'wcag2aaa',
  'wcag21a',
  'wcag21aa',
  'wcag21aaa',
  'wcag22aa',
  'wcag22aaa',
  'best-practice',
]

/** axe-core up to level AAA and best practice: what it finds, and what it leaves open without a listed reason. */
export async function axe(page: Page): Promise<string[]> {
  await inject(page, 'axe-core/axe.min.js')
  const { violations, incomplete } = await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run({
        runOnly: tags,
        // Off unless named, though their tags are.
        rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } },
        resultTypes: ['violations', 'incomplete'],
      }),
    TAGS,
  )
  const lines = (kind: string, found: AxeResults['violations']) =>
    found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none][0]?.message ?? ''
        return { rule: id, text: `axe ${kind} ${id}: ${target.join(' ')} ${why}` }
      }),
    )
  return [
    ...lines('violation', violations).map(({ text }) => text),
    ...unexplained('axe', lines('open', incomplete)),
  ]
}
