/** Another system that takes lines. */
export interface LineSender {
  /** Fails with PortError('syslog', …) while it cannot be reached; some of the lines may then have come all the same. */
  send(lines: readonly string[]): Promise<void>
  /** How often the connection was lost: what was sent a little before may not have come. */
  readonly losses: number
  close(): void
}
