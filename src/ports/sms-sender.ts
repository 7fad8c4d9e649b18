/** Sends short messages. Absent where no gateway is set: then nothing ever speaks of messages. */
export interface SmsSender {
  readonly name: string
  /** Sends `text` (at most 134 characters: two parts) to a mobile number of China, once. Fails with PortError('sms', …). */
  send(to: string, text: string): Promise<void>
}
