import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('platform_audit_events', (table) => {
      table.string('id', 36).primary()
      table.dateTime('recorded_at').notNullable().index()
      table.string('action', 60).notNullable()
      table.string('agent_id', 36).nullable()
      table.string('agent_name', 160).notNullable()
      table.string('clinic_id', 36).nullable().index()
      table.string('entity_type', 40).nullable()
      table.string('entity_id', 64).nullable()
      table.string('source', 64).nullable().comment('address the request came from')
      table.text('details').nullable().comment('JSON, never patient data')
    })
  }

  async down() {
    this.schema.dropTable('platform_audit_events')
  }
}
