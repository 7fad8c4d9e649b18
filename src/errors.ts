/**
 * Expected ending = value; broken promise = error. "No clause found" and "refused" are statuses of an answer;
 * these classes are for promises that were broken. Each sets `name` itself, as a minifier would lose it.
 */

/** A driver could not do what its port promises. `retryable` is decided in the driver, where it is known. */
export class PortError extends Error {
  override readonly name = 'PortError'
  readonly port: string
  readonly retryable: boolean
  /** Whether it was done is not known: nobody heard the end of it. */
  readonly unsure: boolean
  constructor(
    port: string,
    message: string,
    options: { retryable: boolean; unsure?: boolean; cause?: unknown },
  ) {
    super(`[${port}] ${message}`, { cause: options.cause })
    this.port = port
    this.retryable = options.retryable
    this.unsure = options.unsure ?? false
  }
}

/** A gazette or its manifest cannot be read. Names the file and, where there is one, the line (1-based). */
export class CorpusError extends Error {
  override readonly name = 'CorpusError'
  readonly file: string
  readonly line: number | undefined
  constructor(file: string, line: number | undefined, reason: string, cause?: unknown) {
    super(line === undefined ? `${file}: ${reason}` : `${file}:${line}: ${reason}`, { cause })
    this.file = file
    this.line = line
  }
}

/** A request that cannot be served: becomes problem details. `detail` is plain Chinese for the person who asked. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503
  constructor(status: ServiceError['status'], detail: string, cause?: unknown) {
    super(detail, { cause })
    this.status = status
  }
}
