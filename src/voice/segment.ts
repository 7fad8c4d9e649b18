/** One thing that is said: already in spoken form (it passes the gate of src/speech), at most 60 characters. */
export interface Segment {
  text: string
  /** Absent: zh-CN. */
  lang?: 'zh-CN' | 'ko-KR'
  /** Clause id that it rests on. */
  cite?: string
}
