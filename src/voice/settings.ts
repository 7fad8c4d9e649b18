/** Characters a minute: slower, as it begins, faster. */
export type Rate = 140 | 180 | 220

/** Wording and numbers of the hotline: corpus/settings/hotline.json until an editor writes others. */
export interface HotlineSettings {
  /** As the hotline calls itself. */
  name: string
  /** When operators answer, as it is said: 周一到周五，上午八点到十二点. */
  hours: string
  rates: { slow: Rate; normal: Rate; fast: Rate }
  /** Milliseconds. */
  waits: {
    noInput: number
    slowNoInput: number
    endSilence: number
    pause: number
    beforeHangup: number
    betweenKeys: number
  }
  /** Below this confidence what was heard is read back. */
  echoBelow: number
  /** What can be asked by keys alone: what it is called, and the question. */
  topics: readonly { name: string; question: string }[]
}
