import hotline from '../../corpus/settings/hotline.json' with { type: 'json' }
import prompts from '../../corpus/settings/prompts.json' with { type: 'json' }
import retention from '../../corpus/settings/retention.json' with { type: 'json' }
import wordings from '../../corpus/settings/wordings.json' with { type: 'json' }
import type { Retention } from '../ports/store.ts'

/** Hours that each kind is kept. */
export const RETENTION: Retention = retention

/** What holds under a name until an editor writes something else: a file of corpus/settings each. */
export const SEEDS: Readonly<Record<string, unknown>> = {
  retention: RETENTION,
  hotline,
  prompts,
  wordings,
}
