import { BaseSchema } from '@adonisjs/lucid/schema'

/** The database itself refuses to change or remove a line, whoever asks. */
export default class extends BaseSchema {
  async up() {
    for (const verb of ['update', 'delete'] as const) {
      const name = `audit_events_no_${verb}`
      this.schema.raw(`DROP TRIGGER IF EXISTS ${name}`)
      this.schema.raw(`CREATE TRIGGER ${name} BEFORE ${verb} ON audit_events ${this.#refusal}`)
    }
  }

  get #refusal() {
    return this.db.dialect.name === 'mysql'
      ? `FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_events is append-only'`
      : `BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END`
  }
}
