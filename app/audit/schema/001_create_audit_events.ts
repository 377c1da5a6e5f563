import { BaseSchema } from '@adonisjs/lucid/schema'

/** The clinic's audit trail, in the words of FHIR's AuditEvent. */
export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasTable('audit_events')) return
    this.schema.createTable('audit_events', (table) => {
      table.string('id', 36).primary()
      table.dateTime('recorded_at', { precision: 3 }).notNullable()
      table.string('action', 60).notNullable()
      table.string('type', 1).notNullable().comment('C, R, U, D or E')
      table.string('agent_id', 36).nullable()
      table.string('agent_name', 160).notNullable()
      table.string('agent_role', 20).nullable()
      table.string('source', 64).nullable()
      table.string('entity_type', 40).nullable()
      table.string('entity_id', 64).nullable()
      table.text('details').nullable()
      table.index(['recorded_at'])
      table.index(['entity_type', 'entity_id', 'recorded_at'], 'audit_events_entity')
      table.index(['agent_id', 'recorded_at'], 'audit_events_agent')
    })
  }
}
