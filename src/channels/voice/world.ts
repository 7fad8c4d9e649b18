import { isOpen } from '../../voice/hours.ts'
import type { World } from '../../voice/turn.ts'
import { isMobile } from './caller.ts'
import type { RunnerMeans } from './means.ts'
import type { Caller } from './needs.ts'

export async function worldOf(
  means: RunnerMeans,
  { number, demo, keysOnly = false }: Caller,
): Promise<World> {
  const { settings, prompts } = await means.wording()
  return {
    open: isOpen(settings, means.now()),
    transfer: means.person !== undefined,
    sms: !demo && means.sms !== undefined && number !== undefined && isMobile(number),
    keysOnly,
    ...(number ? { tail: number.slice(-4) } : {}),
    today: means.today(),
    clauseOf: means.clauseOf,
    places: means.places,
    placeIn: means.placeIn,
    settings,
    prompts,
  }
}

const WIDTH = ['省', '市', '州', '区', '县']

/** The widest first, as a caller is asked for them. */
export function widestFirst(regions: Iterable<string>): string[] {
  const width = (name: string) => (WIDTH.indexOf(name.slice(-1)) + WIDTH.length + 1) % (WIDTH.length + 1)
  return [...new Set(regions)].toSorted((a, b) => width(a) - width(b))
}
