import type { Answer, Question } from '../../src/answer/answer.ts'
import { answerOf } from '../fixtures/services.ts'

/** As the pipeline tells apart what two places say, and says that a third is not its own. */
export const elsewhere = (question: Question): Answer => {
  const told = answerOf(question)
  const both = '吉林省：残疾等级为一级、二级的残疾人可以领。\n同江市：按省里的规定办。'
  if (!question.question.includes('沈阳市')) return { ...told, answer: both, spoken: both, notices: [] }
  const none = '没有收录沈阳市的文件。我只有吉林省和同江市的公报。您可以打当地的12385问。'
  const rest = answerOf({ ...question, question: '不知道' })
  return { ...rest, reason: 'other_region', answer: none, spoken: none }
}
