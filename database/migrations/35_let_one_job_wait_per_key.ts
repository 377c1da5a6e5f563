import { BaseSchema } from '@adonisjs/lucid/schema'

const INDEX = 'queued_jobs_waiting_key_unique'

export default class extends BaseSchema {
  async up() {
    if (await this.#stands()) return
    this.schema.alterTable('queued_jobs', (table) => {
      table.unique(['waiting_key'], { indexName: INDEX })
    })
  }

  async down() {
    this.schema.alterTable('queued_jobs', (table) => {
      table.dropUnique(['waiting_key'], INDEX)
    })
  }

  /** MySQL makes an index for good before the ledger hears of it. */
  async #stands() {
    const isSqlite = this.db.dialect.name === 'better-sqlite3'
    const query = isSqlite
      ? this.db.from('sqlite_master').where({ type: 'index', name: INDEX })
      : this.db
          .from('information_schema.statistics')
          .whereRaw('table_schema = database()')
          .where('index_name', INDEX)
    return (await query.count('* as found').first()).found > 0
  }
}
