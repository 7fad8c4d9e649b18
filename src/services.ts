import type { Answer, Question } from './answer/answer.ts'
import type { Corrections } from './corpus/corrections.ts'
import type { CheckedEntry } from './corpus/directory.ts'
import type { Asked } from './corpus/questions.ts'
import type { Library } from './corpus/library.ts'
import type { Braille } from './ports/braille.ts'
import type { IdentityGate, IdentityProvider } from './ports/identity.ts'
import type { Passkeys } from './ports/passkeys.ts'
import type { Live } from './ports/live.ts'
import type { OutcomeReceiver } from './ports/outbox.ts'
import type { Passwords } from './ports/passwords.ts'
import type { SmsSender } from './ports/sms-sender.ts'
import type { Store } from './ports/store.ts'
import type { OfflinePack } from './ports/offline-pack.ts'
import type { Recognizer, Synthesizer } from './ports/speech.ts'
import type { Hasher, Vault } from './privacy/vault.ts'
import type { Retriever } from './search/match.ts'

/** What the app needs from its door (node.ts, worker.ts): everything built, nothing read from the environment here. */
export interface Services {
  library: Library
  retriever: Retriever
  /** Which documents hold for a resident of this region; unknown or absent region = all. */
  allowFor(region: string | undefined): (documentId: string) => boolean
  /** The place that a text names, from the outside in: 长春市朝阳区; undefined when it names none. */
  placeIn(text: string): string | undefined
  ask(question: Question): Promise<Answer>
  /** The same, for what somebody is still typing: no answer is kept of it. Absent: as `ask`. */
  askInPassing?(question: Question): Promise<Answer>
  /** How people ask for a clause, as editors read it; none of a clause that nobody wrote any for. */
  askedOf(clauseId: string): Asked
  /** Numbers that are told, with their source and when somebody last looked. Absent: none. */
  directory?: readonly CheckedEntry[]
  /** What was told wrongly and is put right. */
  corrections: Corrections
  /** ISO date that decides validity: `TODAY`, else the clock in China (UTC+8). */
  today(): string
  /** Opened by the first who needs it. Absent: what needs it answers 503, the rest goes on. */
  store?: () => Promise<Store>
  /** What seals and hashes; each there when its key is (DATA_KEY, STATE_SECRET). */
  privacy?: { vault?: Vault; hasher?: Hasher }
  /** Servers that hear and speak for the page; each there when its address is (ASR_URL, TTS_URL). */
  speech?: { in?: Recognizer; out?: Synthesizer }
  /** What answers without a network. Absent: none is offered. */
  offline?: OfflinePack
  /** What writes braille. Absent: none is offered. */
  braille?: Braille
  /** Absent: messages are never spoken of (SMS_URL). */
  sms?: SmsSender
  /** What checks operators' passwords. Absent: nobody can sign in with one. */
  passwords?: Passwords
  /** What checks operators' passkeys. Absent: none is offered. */
  passkeys?: Passkeys
  /** Another service that signs operators in (OIDC_ISSUER). */
  identity?: IdentityProvider
  /** What stands in front of the console and says who asks (ACCESS_TEAM). There is no other way in then. */
  gate?: IdentityGate
  /** What tells the desks that something changed. Absent: their pages are opened again. */
  live?: Live
  /** Another system that is told how cases ended (OUTCOME_URL). */
  outcomes?: OutcomeReceiver
  /** Versions for /readyz: corpus digest, ranker, embedder, vector store. */
  versions(): Record<string, string>
}
