import seed from '../../corpus/settings/retention.json' with { type: 'json' }
import { KEPT_KINDS } from '../ports/store.ts'
import type { Retention } from '../ports/store.ts'
import type { Services } from '../services.ts'

/** Hours that each kind is kept, for pages that tell it: what editors wrote, else what the service comes with. */
export async function retentionOf({ store }: Services): Promise<Retention> {
  const hours: Retention = { ...seed }
  const read = async () => (store ? (await (await store()).settings.read('retention'))?.value : undefined)
  const written = (await read().catch(() => undefined)) as Record<string, unknown> | undefined
  for (const kind of KEPT_KINDS) {
    const given = written?.[kind]
    if (typeof given === 'number' && given >= 1) hours[kind] = given
  }
  return hours
}

/** 20 hours, 180 days: in the unit people think in. */
export const spanWords = (hours: number): string =>
  hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`
