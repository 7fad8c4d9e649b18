import type { Identity } from '../ports/identity.ts'

/** The subjects of accounts that this person has. A provider's id that looks like an address is none: it was not verified. */
export function subjectsOf({ subject, email }: Identity): string[] {
  return [...(email?.includes('@') ? [email.toLowerCase()] : []), ...(subject.includes('@') ? [] : [subject])]
}

/** A subject as it is typed for an account: an e-mail address, or a provider's id. undefined: it can be neither. */
export function subjectFrom(typed: string): string | undefined {
  const subject = typed.trim()
  if (!/^[\x21-\x7e]{1,255}$/.test(subject)) return undefined
  return subject.includes('@') ? subject.toLowerCase() : subject
}
