import { errors } from '@adonisjs/limiter'
import type { LimiterConsumptionOptions } from '@adonisjs/limiter/types'
import limiter from '@adonisjs/limiter/services/main'
import { TooManyAttemptsError } from '#identity/errors'

/**
 * Counts one attempt under a key.
 *
 * @throws TooManyAttemptsError when there were enough of them
 */
export async function countAttempt(limit: LimiterConsumptionOptions, key: string): Promise<void> {
  try {
    await limiter.use(limit).consume(key)
  } catch (error) {
    if (!(error instanceof errors.E_TOO_MANY_REQUESTS)) throw error
    throw new TooManyAttemptsError(error.response.availableIn)
  }
}
