/** What turns prepared Chinese (src/braille/prepare.ts) into cells. */
export interface Braille {
  /** liblouis 3.24.0 zhcn-cbs. */
  readonly name: string
  /**
   * Cells of each line (U+2800 to U+283F), as many lines as were given. Fails with PortError('braille', …) when the
   * engine ends, is late, or says something else.
   */
  cells(lines: readonly string[]): Promise<string[]>
}
