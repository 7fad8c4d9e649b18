/** One event of the running service: flat, so that it can be one line of JSON. Never a question, a name or a secret. */
export type LogEvent = Record<string, string | number | boolean>
export type Log = (event: LogEvent) => void

export const consoleLog: Log = (event) =>
  console.log(JSON.stringify({ time: new Date().toISOString(), ...event }))
