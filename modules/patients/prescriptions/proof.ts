import { randomBytes } from 'node:crypto'
import { currentClinic, digest } from '@medtrack/sdk'
import { DateTime } from 'luxon'

const CODE_BYTES = 16

/** What a stranger may learn of a prescription: that the clinic issued it, when, and whether it still holds. */
export interface Proof {
  issuedAt: DateTime
  revokedAt: DateTime | null
}

const REVOKED = new Set(['stopped', 'cancelled', 'entered-in-error'])

/** For the printed code; says nothing and cannot be guessed. */
export function newProofCode(): string {
  return randomBytes(CODE_BYTES).toString('base64url')
}

/** Codes are looked up by this: how long that takes tells nothing about how close a guess was. */
export function proofDigest(code: string): Promise<string> {
  return digest(`prescription/${code}`)
}

/** What the code of a printed prescription proves; `null` where it proves nothing. */
export async function proofOf(code: string): Promise<Proof | null> {
  const row = await currentClinic()
    .db.from('patients_prescriptions')
    .select('authored_at', 'status', 'stopped_at', 'updated_at')
    .where('proof_digest', await proofDigest(code))
    .first()
  if (!row) return null
  return {
    issuedAt: moment(row.authored_at),
    revokedAt: REVOKED.has(row.status) ? moment(row.stopped_at ?? row.updated_at) : null,
  }
}

/** SQLite hands out text, MySQL dates; both are UTC. */
function moment(stored: string | Date): DateTime {
  return stored instanceof Date
    ? DateTime.fromJSDate(stored, { zone: 'utc' })
    : DateTime.fromSQL(stored, { zone: 'utc' })
}
