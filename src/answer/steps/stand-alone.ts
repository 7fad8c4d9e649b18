/** Words with which a question leans on the one before it. */
const LEANS =
  /^(?:那|那么|那要|还有|它|这个|这|那个|他们|她们|如果|要是|除了|其中|另外|具体|哪个|多少|怎么|咋|谁|啥时候|什么时候|为什么|为啥)|(?:呢|那种|那份|这份|上面|刚才|头一个)/

const SHORT = 14

/**
 * A question that leans on earlier ones (“那农村的呢？”, “多少钱？”) made to stand alone: the last question before it is put
 * in front. A question that stands alone is left as it is.
 */
export function standAlone(question: string, context: readonly string[] = []): string {
  const last = context.at(-1)?.trim()
  if (!last) return question
  return question.length <= SHORT || LEANS.test(question) ? `${last} ${question}` : question
}
