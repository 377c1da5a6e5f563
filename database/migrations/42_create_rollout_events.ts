import { BaseSchema } from '@adonisjs/lucid/schema'

/** What happened in a rollout, in order; each act in a clinic carries the fence it was done under. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('rollout_events', (table) => {
      table.bigIncrements('id')
      table.string('rollout_id', 36).notNullable().references('rollouts.id').onDelete('CASCADE')
      table.string('step_id', 36).nullable()
      table.string('clinic_id', 36).nullable()
      table.bigInteger('at').notNullable().comment('ms since the epoch')
      table.string('event', 40).notNullable()
      table.bigInteger('fence').nullable()
      table.string('actor', 120).nullable().comment('a person, or the process at work')
      table.string('details', 500).nullable()
      table.index(['rollout_id', 'id'])
      table.index(['step_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('rollout_events')
  }
}
