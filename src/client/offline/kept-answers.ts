import { ANSWERS, KEPT_AT, LONGEST } from '../pack-state.ts'

/** The answers that can be read without a network, newest first: a heading and a list. Nothing where there are none. */
export async function keptAnswers(): Promise<HTMLElement[]> {
  if (!(await caches.has(ANSWERS))) return []
  const cache = await caches.open(ANSWERS)
  const items: HTMLElement[] = []
  for (const request of await cache.keys()) {
    const found = await cache.match(request)
    const at = Number(found?.headers.get(KEPT_AT))
    if (!found || Date.now() - at > LONGEST) continue
    const { title } = new DOMParser().parseFromString(await found.text(), 'text/html')
    const day = new Date(at).toLocaleDateString('zh-CN', { dateStyle: 'long' })
    const link = document.createElement('a')
    link.href = request.url
    link.textContent = `${title.replace(/ – .*/, '')}，${day}`
    const item = document.createElement('li')
    item.append(link)
    items.unshift(item)
  }
  if (items.length === 0) return []
  const heading = document.createElement('h3')
  heading.textContent = '存下的回答'
  const list = document.createElement('ul')
  list.className = 'links'
  list.append(...items)
  return [heading, list]
}
