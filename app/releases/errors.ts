import { Exception } from '@adonisjs/core/exceptions'

/** A migration of a module failed in a clinic's database. */
export class MigrationFailedError extends Exception {
  static code = 'E_MIGRATION_FAILED'
  static status = 500

  constructor(module: string, name: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`Migration ${module}/${name} failed: ${reason}`, { cause })
  }
}

/** The ledger names a release that this deployment does not carry. */
export class ReleaseMissingError extends Exception {
  static code = 'E_RELEASE_MISSING'
  static status = 503

  constructor(key: string, version: string) {
    super(`This deployment carries no ${key}@${version}.`)
  }
}
