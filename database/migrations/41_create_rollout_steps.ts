import { BaseSchema } from '@adonisjs/lucid/schema'

/** One clinic in a rollout. The truth that the queue's jobs are only a nudge to look at. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('rollout_steps', (table) => {
      table.string('id', 36).primary()
      table.string('rollout_id', 36).notNullable().references('rollouts.id').onDelete('CASCADE')
      table.string('clinic_id', 36).notNullable().references('clinics.id').onDelete('CASCADE')
      table.string('database_server_id', 36).notNullable()
      table.integer('wave').notNullable()
      table.integer('position').notNullable()
      table.string('from_version', 40).notNullable()
      table.string('state', 12).notNullable()
      table.integer('attempts').notNullable().defaultTo(0)
      table.string('error_code', 60).nullable()
      table.string('error', 500).nullable()
      table.text('counts').nullable().comment('JSON: rows by table, before and after')
      table.bigInteger('not_before').nullable()
      table.bigInteger('queued_at').nullable().comment('set while a worker has it, or is to')
      table.bigInteger('started_at').nullable()
      table.bigInteger('flipped_at').nullable()
      table.bigInteger('watch_until').nullable()
      table.bigInteger('ended_at').nullable()
      table.unique(['rollout_id', 'clinic_id'])
      table.index(['rollout_id', 'state'])
      table.index(['state'])
      table.index(['queued_at', 'rollout_id'])
      table.index(['rollout_id', 'database_server_id', 'state', 'position'], 'rollout_steps_due')
      table.index(['clinic_id'])
    })
  }

  async down() {
    this.schema.dropTable('rollout_steps')
  }
}
