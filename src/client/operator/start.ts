import { inTab } from '../page/kept.ts'
import { improveDoing, offerCopies } from './doing.ts'
import { improveKeys } from './keys.ts'
import { improveLive } from './live.ts'
import { improveLookUp } from './typing.ts'

/** Where the caller lives is said once: it stays in this tab until somebody chooses another place. */
function keepRegion(): void {
  const select = document.querySelector<HTMLSelectElement>('#caller-region')
  if (!select) return
  const kept = inTab('caller-region')
  if (select.value) kept.set(select.value)
  else if (kept.get())
    select.value = [...select.options].some(({ value }) => value === kept.get()) ? kept.get() : ''
  select.addEventListener('change', () => kept.set(select.value))
}

/** Each by itself: one that fails leaves its part of the page as it came. */
for (const improve of [
  keepRegion,
  () => offerCopies(document),
  () => improveLookUp(offerCopies),
  improveDoing,
  improveKeys,
  improveLive,
])
  try {
    improve()
  } catch {
    // The page is whole without it.
  }
