/** Slow hashes of passwords. What `hash` gives names its own algorithm and cost, so that later ones can stand beside it. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** false for a hash that is none, as well. */
  verify(password: string, hash: string): Promise<boolean>
}
