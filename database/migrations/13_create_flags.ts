import { BaseSchema } from '@adonisjs/lucid/schema'

/** Flags as Unleash describes them, and what only we know of them: notes, schedules, who turned them. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('flags', (table) => {
      table.string('name', 120).primary()
      table.text('feature').notNullable().comment("Unleash's own JSON of the feature")
      table.string('note', 500).nullable()
      table.bigInteger('scheduled_on_at').nullable().comment('ms since the epoch')
      table.bigInteger('scheduled_off_at').nullable().comment('ms since the epoch')
      table.string('updated_by', 120).nullable().comment('null: the platform by itself')
      table.bigInteger('updated_at').notNullable().comment('ms since the epoch')
    })
  }

  async down() {
    this.schema.dropTable('flags')
  }
}
