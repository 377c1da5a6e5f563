import { ClinicsBusyError, isUnreachable } from '#tenancy/errors'

const CODES =
  /^(ER_LOCK_WAIT_TIMEOUT|ER_LOCK_DEADLOCK|ER_QUERY_INTERRUPTED|ER_CLIENT_INTERACTION_TIMEOUT|SQLITE_BUSY.*|SQLITE_LOCKED.*)$/

/** What libraries say, with no code, where the connection under them went away. */
const WORDS =
  /Transaction query already complete|connection is in closed state|Connection lost|Connection terminated|Unable to acquire a connection/

/** Whether trying again later may well help: a server that is away, a lock, a full pool. */
export function isTransient(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ClinicsBusyError || isUnreachable(cause)) return true
    const { code = '', fatal } = cause as { code?: string; fatal?: boolean }
    if (CODES.test(code) || fatal === true || WORDS.test(cause.message)) return true
  }
  return false
}
