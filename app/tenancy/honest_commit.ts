import { QueryClient } from '@adonisjs/lucid/database'
import type { IsolationLevels, TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Makes a commit fail that failed.
 *
 * When the server goes away while it commits, knex resolves `commit()` all the same and rejects
 * another promise, which nobody awaits: a person would read "saved" about a record that is gone.
 * Called once, before the first transaction.
 */
export function makeCommitsHonest(): void {
  const begin = QueryClient.prototype.transaction as Transaction

  async function transaction(this: QueryClient, work?: Work | Options, options?: Options) {
    if (typeof work === 'function') {
      return begin.call(this, (trx) => work(hearOutcome(trx)), options)
    }
    // Without work to do, the transaction itself is what comes back.
    return hearOutcome((await begin.call(this, work)) as TransactionClientContract)
  }

  QueryClient.prototype.transaction = transaction as typeof QueryClient.prototype.transaction
}

type Work = (trx: TransactionClientContract) => Promise<unknown>
type Options = { isolationLevel?: IsolationLevels }
/** Lucid's overloads, as one. */
type Transaction = (this: QueryClient, work?: Work | Options, options?: Options) => Promise<unknown>

function hearOutcome(trx: TransactionClientContract) {
  // Lucid calls it and waits; knex declares that a query builder comes back, which is not so.
  const knexClient = trx.knexClient as unknown as Commits
  const commit = knexClient.commit
  knexClient.commit = async () => {
    await commit()
    await knexClient.executionPromise
  }
  return trx
}

interface Commits {
  commit(): Promise<void>
  executionPromise: Promise<unknown>
}
