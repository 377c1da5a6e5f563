import { BaseSchema } from '@adonisjs/lucid/schema'

/** Who may change a clinic's schema now. The fence only grows: whoever comes late is told apart. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('clinic_leases', (table) => {
      table.string('clinic_id', 36).primary().references('clinics.id').onDelete('CASCADE')
      table.string('holder', 120).notNullable()
      table.bigInteger('fence').notNullable()
      table.bigInteger('lease_until').notNullable().comment('ms since the epoch')
    })
  }

  async down() {
    this.schema.dropTable('clinic_leases')
  }
}
