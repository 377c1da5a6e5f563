import { randomBytes } from 'node:crypto'
import encryption from '@adonisjs/core/services/encryption'
import type { ConnectionConfig } from '@adonisjs/lucid/types/database'
import { MYSQL_OPTIONS } from '#config/mysql'
import env from '#start/env'
import type Clinic from '#tenancy/clinic'
import type DatabaseServer from '#tenancy/database_server'
import { adminAccess, asAdmin } from '#tenancy/mysql_admin'
import type { Credentials, Placement } from '#tenancy/placement'

/** What the web may do in a clinic's database: read and write rows. Schema changes are not its own. */
const RUNTIME_RIGHTS = 'SELECT, INSERT, UPDATE, DELETE'
const SECURE_NAME = /^[a-z0-9_]+$/

/** A database and a user per clinic, the user granted that database and nothing else. */
export class MysqlPlacement implements Placement {
  readonly #server: DatabaseServer

  constructor(server: DatabaseServer) {
    this.#server = server
  }

  credentialsFor(clinicId: string): Credentials {
    const compact = clinicId.replaceAll('-', '')
    return {
      databaseName: `clinic_${compact}`,
      databaseUser: `c_${compact.slice(4)}`,
      databaseSecret: randomBytes(24).toString('base64url'),
    }
  }

  async create(clinic: Clinic) {
    const { database, user } = this.#names(clinic)
    const secret = encryption.decrypt<string>(clinic.databaseSecret ?? '')
    await asAdmin(this.#server, async (admin) => {
      await admin.query(
        `CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`
      )
      await admin.query(`CREATE USER IF NOT EXISTS '${user}'@'%' IDENTIFIED BY ?`, [secret])
      await admin.query(
        `GRANT ${RUNTIME_RIGHTS} ON \`${escapeWildcards(database)}\`.* TO '${user}'@'%'`
      )
    })
  }

  async drop(clinic: Clinic) {
    const { database, user } = this.#names(clinic)
    await asAdmin(this.#server, async (admin) => {
      await admin.query(`DROP DATABASE IF EXISTS \`${database}\``)
      await admin.query(`DROP USER IF EXISTS '${user}'@'%'`)
    })
  }

  async exists(clinic: Clinic) {
    const rows = await this.#select(
      'SELECT 1 FROM information_schema.schemata WHERE schema_name = ?',
      clinic
    )
    return rows.length > 0
  }

  async size(clinic: Clinic) {
    const [row] = await this.#select(
      'SELECT SUM(data_length + index_length) AS bytes FROM information_schema.tables WHERE table_schema = ?',
      clinic
    )
    return Number(row?.bytes ?? 0)
  }

  runtime(clinic: Clinic): ConnectionConfig {
    return this.#config(clinic.databaseName, {
      user: clinic.databaseUser ?? '',
      password: encryption.decrypt<string>(clinic.databaseSecret ?? '') ?? '',
      max: env.get('CLINIC_POOL_SIZE', 4),
    })
  }

  migrator(clinic: Clinic): ConnectionConfig {
    return this.#config(clinic.databaseName, { ...adminAccess(this.#server), max: 1 })
  }

  #config(
    database: string,
    access: { user: string; password: string; max: number }
  ): ConnectionConfig {
    return {
      client: 'mysql2',
      connection: {
        host: this.#server.host ?? '127.0.0.1',
        port: this.#server.port ?? 3306,
        user: access.user,
        password: access.password,
        database,
        ...MYSQL_OPTIONS,
      },
      pool: { min: 0, max: access.max, idleTimeoutMillis: 10_000, acquireTimeoutMillis: 5_000 },
    }
  }

  async #select(sql: string, clinic: Clinic): Promise<Record<string, unknown>[]> {
    return asAdmin(this.#server, async (admin) => {
      const [rows] = await admin.query(sql, [clinic.databaseName])
      return rows as Record<string, unknown>[]
    })
  }

  /** Identifiers cannot be bound as parameters, so only our own alphabet is let through. */
  #names(clinic: Clinic) {
    const database = clinic.databaseName
    const user = clinic.databaseUser ?? ''
    if (!SECURE_NAME.test(database) || !SECURE_NAME.test(user)) {
      throw new RangeError('A clinic database or user name has an unexpected character.')
    }
    return { database, user }
  }
}

/** `_` and `%` are wildcards in a GRANT: unescaped, one clinic's grant could cover another's name. */
function escapeWildcards(database: string) {
  return database.replaceAll('_', '\\_')
}
