import type { Call } from '../../voice/call.ts'
import type { Turn } from '../../voice/turn.ts'
import type { Written } from './dialects/dialect.ts'
import type { RunnerMeans } from './means.ts'
import type { Asked } from './standing.ts'

/** The turn in the platform's language, with what leads its next request back to this call. `key`: the call's digest. */
export async function replyWith(
  { tokens, person }: Pick<RunnerMeans, 'tokens' | 'person'>,
  { dialect, heard, base }: Asked,
  key: string,
  { call, turn }: { call: Call; turn: Turn },
): Promise<Written> {
  const { callId, line, from } = heard
  const next = heard.turn + 1
  const state = await tokens.write({ key, n: next }, call)
  return dialect.write(turn, {
    base,
    callId,
    next,
    state,
    line,
    ...(from ? { from } : {}),
    ...(person ? { person } : {}),
  })
}
