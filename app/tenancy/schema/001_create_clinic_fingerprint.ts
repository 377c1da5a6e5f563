import { BaseSchema } from '@adonisjs/lucid/schema'

/** Which clinic this database belongs to: compared with the placement whenever a pool opens. */
export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasTable('clinic_fingerprint')) return
    this.schema.createTable('clinic_fingerprint', (table) => {
      table.string('clinic_id', 36).primary()
    })
  }
}
