import { setTimeout as pause } from 'node:timers/promises'
import { currentClinic, transaction } from '@medtrack/sdk'

const MOST_ATTEMPTS = 12
/** Two who wait for each other: the database ends one of them, who may try again. */
const PASSING =
  /^(ER_LOCK_DEADLOCK|ER_LOCK_WAIT_TIMEOUT|ER_CHECKREAD|SQLITE_BUSY.*|SQLITE_LOCKED.*)$/

/**
 * One transaction, tried again where another stood in its way for a moment. Inside a transaction of the caller it is tried
 * once: MySQL has undone that one as a whole.
 */
export async function attempt<T>(work: () => Promise<T>): Promise<T> {
  const isNested = currentClinic().db.isTransaction
  for (let tried = 1; ; tried++) {
    try {
      return await transaction(work)
    } catch (error) {
      if (isNested || tried === MOST_ATTEMPTS || !isPassing(error)) throw error
      // Not all of them at the same moment again.
      await pause(Math.random() * 20 * tried)
    }
  }
}

function isPassing(error: unknown) {
  return PASSING.test(String((error as { code?: unknown } | null)?.code)) // whatever a driver throws
}
