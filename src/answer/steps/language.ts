/** How to reach a person, in the language of a question that is not Chinese. */
const WAYS: [sign: RegExp, say: string][] = [
  [
    /[\p{Script=Hangul}]/u,
    '이 안내는 중국어로만 답변합니다. 상담원과 통화하려면 12345(정부 민원 전화) 또는 12385(장애인 상담 전화)로 전화해 주세요.',
  ],
  [
    /[A-Za-z]/,
    'This service answers in Chinese only. To speak to a person, please call 12345 (government services) or 12385 (disability services).',
  ],
]

/** A sentence in the question's own language when it holds no Chinese at all; null otherwise. */
export function otherLanguage(question: string): string | null {
  if (/\p{Script=Han}/u.test(question)) return null
  const letters = question.match(/\p{L}/gu)?.length ?? 0
  if (letters < 4) return null
  return WAYS.find(([sign]) => sign.test(question))?.[1] ?? null
}
