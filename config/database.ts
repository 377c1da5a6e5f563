import env from '#start/env'
import { MYSQL_OPTIONS } from '#config/mysql'
import { storagePath } from '#config/storage'
import { defineConfig } from '@adonisjs/lucid'

const migrations = {
  naturalSort: true,
  paths: ['database/migrations'],
  disableRollbacksInProduction: true,
}

/**
 * Only the central database stands here. Clinic connections are opened and closed by
 * `app/tenancy/connections.ts` as clinics come and go.
 */
export default defineConfig({
  connection: 'central',
  connections: {
    central:
      env.get('DB_ENGINE') === 'mysql'
        ? {
            client: 'mysql2',
            connection: {
              host: env.get('DB_HOST'),
              port: env.get('DB_PORT', 3306),
              user: env.get('DB_USER'),
              password: env.get('DB_PASSWORD', ''),
              database: env.get('DB_NAME', 'medtrack'),
              ...MYSQL_OPTIONS,
            },
            pool: { min: 0, max: 10, acquireTimeoutMillis: 5_000 },
            migrations,
            schemaGeneration: { enabled: false },
          }
        : {
            client: 'better-sqlite3',
            connection: { filename: storagePath('central.sqlite3') },
            pool: { min: 1, max: 1, afterCreate: sqlitePragmas },
            useNullAsDefault: true,
            migrations,
            schemaGeneration: { enabled: false },
          },
  },
})

/** In one go, for a clinic's file may be opened for a single request. */
const PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  pragma foreign_keys = on;
  pragma busy_timeout = 5000;
  -- What is deleted is overwritten with zeros, not merely forgotten.
  pragma secure_delete = on;
`

/** Write-ahead log: readers never wait for a writer, and a crash loses nothing that was committed. */
export function sqlitePragmas(
  connection: { exec(statements: string): unknown },
  done: (error: Error | null, connection: unknown) => void
) {
  connection.exec(PRAGMAS)
  done(null, connection)
}
