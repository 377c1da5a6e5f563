import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { currentClinic, transaction } from '@medtrack/sdk'

const MOST_ATTEMPTS = 12
/** Two who wait for each other: the database ends one of them, who may try again. */
const PASSING =
  /^(ER_LOCK_DEADLOCK|ER_LOCK_WAIT_TIMEOUT|ER_CHECKREAD|SQLITE_BUSY.*|SQLITE_LOCKED.*)$/

/** What waits for the outermost attempt to be stored. */
const waiting = new AsyncLocalStorage<(() => Promise<void>)[]>()

/**
 * One transaction, tried again where another stood in its way for a moment. Inside another attempt, or a transaction of the
 * caller, it is tried once: MySQL has undone that one as a whole.
 */
export async function attempt<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.getStore() || currentClinic().db.isTransaction) return transaction(work)
  for (let tried = 1; ; tried++) {
    const later: (() => Promise<void>)[] = []
    const outcome = await outcomeOf(() => waiting.run(later, () => transaction(work)))
    if ('result' in outcome) {
      for (const act of later) await act()
      return outcome.result
    }
    if (tried === MOST_ATTEMPTS || !isPassing(outcome.error)) throw outcome.error
    // Not all of them at the same moment again.
    await pause(Math.random() * 20 * tried)
  }
}

/** Does something once everything that is being attempted is stored; at once where nothing is. */
export async function afterwards(act: () => Promise<void>) {
  const later = waiting.getStore()
  if (later) later.push(act)
  else await act()
}

async function outcomeOf<T>(work: () => Promise<T>): Promise<{ result: T } | { error: unknown }> {
  try {
    return { result: await work() }
  } catch (error) {
    return { error }
  }
}

function isPassing(error: unknown) {
  return PASSING.test(String((error as { code?: unknown } | null)?.code)) // whatever a driver throws
}
