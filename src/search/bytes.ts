/** Writes a compact binary file: little-endian, unsigned LEB128 for counts, so that small numbers take one byte. */
export class ByteWriter {
  readonly #encoder = new TextEncoder()
  #bytes = new Uint8Array(1024)
  #length = 0

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    grown.set(this.#bytes)
    this.#bytes = grown
  }

  count(value: number): void {
    this.#room(5)
    let rest = value
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.#bytes[this.#length++] = rest
  }

  bytes(value: Uint8Array): void {
    this.#room(value.length)
    this.#bytes.set(value, this.#length)
    this.#length += value.length
  }

  /** Length first, then UTF-8. */
  text(value: string): void {
    const encoded = this.#encoder.encode(value)
    this.count(encoded.length)
    this.bytes(encoded)
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }
}

/** Reads what ByteWriter wrote. Throws an Error that names `what` when the file ends too early. */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #what: string
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  #at = 0

  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes
    this.#what = what
  }

  count(): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#at++]
      if (byte === undefined) break
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw new Error(`${this.#what} 不完整：在第 ${this.#at} 字节处中断`)
  }

  /** A view, not a copy. */
  bytes(length: number): Uint8Array {
    const end = this.#at + length
    if (end > this.#bytes.length)
      throw new Error(`${this.#what} 不完整：少了 ${end - this.#bytes.length} 字节`)
    const view = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return view
  }

  text(): string {
    return this.#decoder.decode(this.bytes(this.count()))
  }

  /** Refuses bytes that nobody asked for. */
  end(): void {
    const rest = this.#bytes.length - this.#at
    if (rest > 0) throw new Error(`${this.#what} 末尾多出 ${rest} 字节`)
  }
}
