/** One person, one spelling: addresses are compared and stored in lower case. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}
