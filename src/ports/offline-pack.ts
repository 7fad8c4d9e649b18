/** What a browser takes along to answer without a network. */
export interface OfflinePack {
  /** Made when it is first asked for. */
  list(): Promise<PackList>
  /** null = there is no such piece. */
  piece(digest: string): Promise<ArrayBuffer | null>
  /** The script of the browser's service worker. */
  worker(): Promise<string>
}

export interface PackList {
  /** Another one where anything in it is another. */
  version: string
  /** Of all pieces. */
  bytes: number
  /** Files of the index, each gzipped and cut into pieces. */
  parts: PackPart[]
}

export interface PackPart {
  name: string
  pieces: PackPiece[]
}

export interface PackPiece {
  /** SHA-256 of its bytes, in hexadecimal: its name, and what it is checked by. */
  digest: string
  bytes: number
}
