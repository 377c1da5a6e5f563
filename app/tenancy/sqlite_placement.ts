import { statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConnectionConfig } from '@adonisjs/lucid/types/database'
import { sqlitePragmas } from '#config/database'
import { storagePath } from '#config/storage'
import type Clinic from '#tenancy/clinic'
import type DatabaseServer from '#tenancy/database_server'
import type { Credentials, Placement } from '#tenancy/placement'

/** A file per clinic. One connection each: with more, a waiting writer would block the process. */
export class SqlitePlacement implements Placement {
  readonly #directory: string

  constructor(server: DatabaseServer) {
    this.#directory = storagePath(server.directory ?? 'clinics')
  }

  credentialsFor(clinicId: string): Credentials {
    return { databaseName: `${clinicId}.sqlite3`, databaseUser: null, databaseSecret: null }
  }

  async create(_clinic: Clinic) {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 })
  }

  async drop(clinic: Clinic) {
    const file = this.file(clinic)
    await Promise.all(['', '-wal', '-shm'].map((suffix) => rm(file + suffix, { force: true })))
  }

  async exists(clinic: Clinic) {
    return (await this.size(clinic)) > 0
  }

  /** Asked at once, as SQLite itself reads: a thread of the pool takes ten times as long. */
  async size(clinic: Clinic) {
    return statSync(this.file(clinic), { throwIfNoEntry: false })?.size ?? 0
  }

  runtime(clinic: Clinic): ConnectionConfig {
    return {
      client: 'better-sqlite3',
      connection: { filename: this.file(clinic) },
      pool: { min: 1, max: 1, acquireTimeoutMillis: 5_000, afterCreate: sqlitePragmas },
      useNullAsDefault: true,
    }
  }

  migrator(clinic: Clinic): ConnectionConfig {
    return this.runtime(clinic)
  }

  file(clinic: Clinic) {
    return join(this.#directory, clinic.databaseName)
  }
}
