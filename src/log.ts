/** One event of the running service: flat, so that it can be one line of JSON. Never a question, a name or a secret. */
export type LogEvent = Record<string, string | number | boolean>
export type Log = (event: LogEvent) => void

/** Failures go to the error stream, which every platform keeps when it drops the rest. */
export const consoleLog: Log = (event) => {
  const line = JSON.stringify({ time: new Date().toISOString(), ...event })
  if (event.event === 'failure') console.error(line)
  else console.log(line)
}
