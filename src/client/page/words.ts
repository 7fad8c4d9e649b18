/** 第 2 问，回答已生成，共 3 句，依据 2 条。 With the number, no two are equal. */
export function arrivedWords(number: number, within: ParentNode): string {
  const answer = within.querySelector('[data-answer], .answer')
  if (!answer) {
    const error = within.querySelector('.error')
    return `第 ${number} 问没有查。${error ? textOf(error) : ''}`
  }
  const sources = within.querySelectorAll('.sources > li').length
  const sentences = sentencesOf(answer.getAttribute('data-spoken') || textOf(answer)).length
  return `第 ${number} 问，回答已生成，共 ${sentences} 句，${sources > 0 ? `依据 ${sources} 条` : '没有找到依据'}。`
}

const LONGEST = 60

/** What the page that came says itself; else that nothing came. */
export function failureWords(number: number, told?: Element | null | undefined): string {
  const said = told && told.querySelector('h1 + p, p')
  const why = said ? textOf(said).slice(0, LONGEST) : '网络没有接上。'
  return `第 ${number} 问没有送到。${why}您写的还在框里，可以再按“提问”。`
}

/** 。！？ and line ends end a sentence. */
export const sentencesOf = (text: string): string[] =>
  (text.match(/[^。！？\n]+[。！？]*/g) || []).map((part) => part.trim()).filter((part) => part)

const textOf = (element: Element): string => (element.textContent || '').trim().replace(/\s+/g, ' ')
