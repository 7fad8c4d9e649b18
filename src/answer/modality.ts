import type { Clause } from '../corpus/clause.ts'

/** Said before the words of a clause that sets a task for the government and grants nobody anything. */
export const PLANNED = '这是政府计划做的事。'

export const isTask = ({ text }: Pick<Clause, 'text' | 'cells'>): boolean => text === ''
