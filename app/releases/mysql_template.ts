import { randomBytes } from 'node:crypto'
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import type { Connection, RowDataPacket } from 'mysql2/promise'
import { storagePath } from '#config/storage'
import type { Migration } from '#releases/migration_source'
import { migrate } from '#releases/migrator'
import type { Template } from '#releases/template'
import type Clinic from '#tenancy/clinic'
import type DatabaseServer from '#tenancy/database_server'
import { adminAccess, asAdmin } from '#tenancy/mysql_admin'
import { withConnection } from '#tenancy/with_connection'

/** Statements that make every table, index and trigger in one round trip. */
export class MysqlTemplate implements Template {
  readonly #server: DatabaseServer
  readonly #name: string
  readonly #file: string

  constructor(server: DatabaseServer, name: string) {
    this.#server = server
    this.#name = name
    this.#file = storagePath('templates', `${name}-${server.id}.sql`)
  }

  isBuilt() {
    return access(this.#file).then(
      () => true,
      () => false
    )
  }

  async build(migrations: readonly Migration[]) {
    const scratch = `template_${this.#name}_${randomBytes(4).toString('hex')}`
    const statements = await asAdmin(this.#server, async (admin) => {
      await admin.query(
        `CREATE DATABASE \`${scratch}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`
      )
      try {
        await this.#migrate(scratch, migrations)
        await admin.query(`USE \`${scratch}\``)
        return await dump(admin)
      } finally {
        await admin.query(`DROP DATABASE IF EXISTS \`${scratch}\``)
      }
    })
    await mkdir(storagePath('templates'), { recursive: true })
    const draft = `${this.#file}.${randomBytes(4).toString('hex')}`
    await writeFile(draft, statements)
    await rename(draft, this.#file)
  }

  async copyInto(clinic: Clinic) {
    const statements = await readFile(this.#file, 'utf8')
    const options = { database: clinic.databaseName, multipleStatements: true }
    await asAdmin(this.#server, (admin) => admin.query(statements), options)
  }

  #migrate(database: string, migrations: readonly Migration[]) {
    const connection = { ...adminAccess(this.#server), database, charset: 'utf8mb4' }
    return withConnection({ client: 'mysql2', connection, pool: { min: 0, max: 1 } }, (client) =>
      migrate(client, migrations)
    )
  }
}

async function dump(admin: Connection): Promise<string> {
  const [tables] = await admin.query<RowDataPacket[]>('SHOW TABLES')
  const statements = ['SET FOREIGN_KEY_CHECKS = 0']
  for (const name of tables.map((row) => String(Object.values(row)[0]))) {
    const [[created]] = await admin.query<RowDataPacket[]>(`SHOW CREATE TABLE \`${name}\``)
    statements.push(String(created['Create Table']).replace(/ AUTO_INCREMENT=\d+/, ''))
  }
  statements.push(...(await triggers(admin)), await ledgerRows(admin), 'SET FOREIGN_KEY_CHECKS = 1')
  return statements.join(';\n')
}

async function triggers(admin: Connection): Promise<string[]> {
  const [rows] = await admin.query<RowDataPacket[]>(
    `SELECT trigger_name AS name, action_timing AS timing, event_manipulation AS event,
       event_object_table AS tableName, action_statement AS body
     FROM information_schema.triggers WHERE trigger_schema = DATABASE()`
  )
  return rows.map(
    ({ name, timing, event, tableName, body }) =>
      `CREATE TRIGGER \`${name}\` ${timing} ${event} ON \`${tableName}\` FOR EACH ROW ${body}`
  )
}

async function ledgerRows(admin: Connection): Promise<string> {
  const [rows] = await admin.query<RowDataPacket[]>('SELECT * FROM schema_migrations')
  const values = rows.map(
    (row) =>
      `(${Object.values(row)
        .map((value) => admin.escape(value))
        .join(', ')})`
  )
  return `INSERT INTO schema_migrations VALUES ${values.join(', ')}`
}
