import { createHash } from 'node:crypto'
import type { NewJob } from '#queue/queue'

/** After so many failures a job is parked. */
export const MAX_ATTEMPTS = 5
/** How often a job is asked again that waits for its clinic or its module. */
export const NOT_NOW_MS = 30_000

/** How long a job waits that failed for the `attempts`th time. */
export function backoffMs(attempts: number): number {
  return 1_000 * 2 ** attempts
}

/** A job's key with its name and clinic: of one length, and compared to the letter everywhere. */
export function digestOf({ name, clinicId, key }: NewJob): string | undefined {
  if (key === undefined) return undefined
  return createHash('sha256')
    .update(JSON.stringify([name, clinicId, key]))
    .digest('hex')
}

/** What may be kept of an error: its words could hold what a person typed. */
export function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as { code?: string }).code ?? error.name) : 'unknown'
}
