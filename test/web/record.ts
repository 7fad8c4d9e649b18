import { existsSync, readFileSync } from 'node:fs'

/** A table of requirements: `| A1 | met | what | where it is shown |`. */
export interface RecordLine {
  id: string
  state: string
  shown: string
}

export function readRecord(name: string): { text: string; lines: RecordLine[] } {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8')
  const lines = [...text.matchAll(/^\| ([A-J]\d+) +\| (.*?) +\| (.*?) +\| (.*?) +\|$/gm)].map(
    ([, id = '', state = '', , shown = '']) => ({ id, state, shown }),
  )
  return { text, lines }
}

const STATES = ['met', 'not met', 'not applicable']

/** Lines of another state, met ones without a test that is there, and others without a reason. */
export const faultsIn = (lines: readonly RecordLine[]): string[] =>
  lines.flatMap(({ id, state, shown }) => {
    const tests = [...shown.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path)
    const reason = shown.replace(/`[^`]+`/g, '')
    return [
      ...(STATES.includes(state) ? [] : [`${id}: ${state}`]),
      ...(state === 'met' && tests.length === 0 ? [`${id}: no test`] : []),
      ...(state === 'not met' && reason === '' ? [`${id}: no reason`] : []),
      ...tests.filter((path) => !existsSync(path)).map((path) => `${id}: no ${path}`),
    ]
  })

/** The form of a journey that only people can try. */
export const formOf = (journey: string): string =>
  readFileSync(new URL(`records/${journey}.md`, import.meta.url), 'utf8')

/** It says whether a person has. */
export const TRIED = /状态：(?:空表，还没有真人试过|\d{4}-\d\d-\d\d 真人试过)/
