import { hash, randomBytes } from 'node:crypto'

/** What travels in a mail. Only its digest is stored, so reading the database opens nothing. */
export function newToken(): { token: string; digest: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, digest: digestOf(token) }
}

export function digestOf(token: string): string {
  return hash('sha256', token, 'hex')
}
